"""What the course says in Korean (해요체)."""

TEXTS = {
    # What any board may say (worked.py)
    "worked.empty": "칸이 없어요 ({shape})",
    "worked.terms": "모두 {count}개 항",
    "worked.nan": "NaN은 숫자가 아니라는 뜻이에요.",
    "worked.infinity": "∞는 어떤 수보다도 크다는 뜻이에요.",
    # Worked examples (worked.py)
    "worked.input": "입력 {size}",
    "worked.input.padded": "입력 {size}, 패딩 {pad}",
    "worked.channel": "{title}, 채널 {number}",
    "worked.filter": "필터 {size}",
    "worked.input.plain": "입력",
    "worked.filter.plain": "필터",
    "worked.bias": "편향",
    "worked.output": "출력 {size}",
    "worked.windows": "필터가 놓이는 자리",
    "worked.convolution": (
        "{input}, 필터 {filter}, 스트라이드 {stride}, 패딩 {pad} → {output}"
    ),
    "worked.no_convolution": (
        "{input}, 필터 {filter}, 스트라이드 {stride}, 패딩 {pad}: 출력 없음"
    ),
    "worked.pooling.max": (
        "{input}, 최대 풀링 {size}, 스트라이드 {stride} → {output}"
    ),
    "worked.pooling.average": (
        "{input}, 평균 풀링 {size}, 스트라이드 {stride} → {output}"
    ),
    "worked.steps": (
        "{size}칸, 필터 {filter}, 스트라이드 {stride}, 패딩 {pad}: {sum}"
    ),
    "worked.cell": "{answer}; ({row}, {column}) 칸: {sum}",
    "worked.step": "{steps}곳 가운데 {step}번째 자리예요.",
    "worked.unread": "{total}칸 가운데 {count}칸은 한 번도 읽히지 않아요.",
    "worked.outside": "다음 자리에 놓으면 필터가 가장자리를 벗어나요.",
    # The command cnn-course (cli.py)
    "cli.description": "JupyterLab에서 첫 강의를 열어요.",
    "cli.help_lang": "강의의 언어 (기본값: 시스템 언어)",
    "cli.help_no_browser": "브라우저를 열지 않고 주소만 보여 줘요",
    "cli.help_port": "서버의 포트 (기본값: 비어 있는 첫 포트)",
    "cli.help_task": "doctor: 이 컴퓨터를 점검만 하고 시작하지 않아요",
    "cli.opening": (
        "브라우저에서 첫 강의가 열려요. "
        "열리지 않으면 이 주소를 직접 열어 주세요:"
    ),
    "cli.no_browser": "이 컴퓨터의 브라우저에서 이 주소를 열어 주세요:",
    "cli.no_screen": (
        "화면이 없어서 브라우저를 열지 않았어요. "
        "이 컴퓨터의 브라우저에서 이 주소를 열어 주세요:"
    ),
    "cli.port_taken": "포트 {wanted}번을 쓸 수 없어서 {port}번을 써요.",
    "cli.root": (
        "root로 실행하고 있어서 노트북이 이 컴퓨터의 무엇이든 바꿀 수 있어요. "
        "서버에는 이 컴퓨터에서만 접속할 수 있어요."
    ),
    "cli.stop": "끝내려면 노트북을 저장하고 여기에서 Ctrl+C를 누르세요.",
    "cli.stopped": "JupyterLab을 끝냈어요.",
    "cli.port": "포트는 1부터 65535까지의 정수여야 해요 (받은 값: {value!r}).",
    "cli.no_port": (
        "포트 {first}번부터 {last}번까지 모두 쓸 수 없어요 ({reason}). "
        "--port를 빼거나 다른 번호를 적으세요: --port 8900"
    ),
    "cli.no_task": (
        "그런 작업은 없어요: {value}. 쓸 수 있는 작업: {tasks}. "
        "작업을 적지 않으면 강의가 열려요."
    ),
    "cli.no_language": (
        "그런 언어는 없어요: {value}. 쓸 수 있는 언어: {languages}."
    ),
    "cli.misunderstood": (
        "알아듣지 못한 말이 있어요: {words}. 쓸 수 있는 말은 이렇게 볼 수 "
        "있어요: cnn-course --help"
    ),
    "cli.cannot_keep": (
        "JupyterLab이 필요한 파일을 {file}에 쓸 수 없어요 ({reason}). "
        "컴퓨터를 관리하는 분께 묻거나, 쓸 수 있는 폴더를 HOME에 적으세요."
    ),
    "cli.cannot_go_on": "더 진행할 수 없었어요: {reason}.",
    "cli.no_lesson": (
        "{folder}에 {lesson} 파일이 없어요. 강의 폴더를 다시 받거나 "
        "이 명령으로 강의를 만드세요: python notebooks/build.py"
    ),
    "cli.no_jupyterlab": (
        "{python}에 JupyterLab이 없어요. "
        "강의 폴더에서 이렇게 시작하세요: uv run cnn-course"
    ),
    "cli.newer_lesson": (
        "새로 바뀐 {lesson} 파일이 있어요. "
        "새 파일을 받으려면 지금 파일의 이름을 바꾸고 다시 시작하세요."
    ),
    "cli.cannot_copy": (
        "강의를 {folder}에 복사할 수 없어요 ({reason}). "
        "쓸 수 있는 폴더로 옮겨서 다시 시작하세요."
    ),
    # 수업 전날의 점검 (doctor.py)
    "doctor.ok": "좋음",
    "doctor.note": "참고",
    "doctor.fault": "문제",
    "doctor.usable": "이 컴퓨터에서 강의를 쓸 수 있어요.",
    "doctor.not_usable": (
        "아직 문제가 있어요. ‘문제’라고 적힌 줄대로 고친 다음 "
        "cnn-course doctor를 다시 실행하세요."
    ),
    "doctor.broken": "‘{check}’ 점검을 끝내지 못했어요 ({reason}).",
    "doctor.python": "파이썬: Python {version}, {path}",
    "doctor.old_python": (
        "Python 버전이 맞지 않아요. 지금 버전: {version} ({path}), "
        "필요한 버전: {wanted}. 새로 설치하고 이렇게 시작하세요: "
        "uv run cnn-course"
    ),
    "doctor.packages": "패키지: {found}",
    "doctor.packages_lost": (
        "없거나 버전이 맞지 않는 패키지가 있어요: {found}. "
        "강의 폴더에서 이렇게 입력하세요: uv sync"
    ),
    "doctor.data": (
        "데이터: 숫자 {count:,}개와 사진이 모두 있어요. 학습된 LeNet이 테스트 "
        "숫자 {some:,}개 가운데 {right}개를 읽어요."
    ),
    "doctor.data_lost": "데이터: {reason}",
    "doctor.reads_badly": (
        "학습된 LeNet이 테스트 숫자 {some:,}개 가운데 {right}개만 읽어요. "
        "가중치나 NumPy가 망가졌어요. 강의 폴더를 다시 받거나 이렇게 "
        "입력하세요: uv sync"
    ),
    "doctor.widgets": "위젯: JupyterLab이 ipywidgets와 anywidget을 찾았어요.",
    "doctor.widgets_lost": (
        "JupyterLab이 찾지 못한 것: {found}. 이대로는 움직이는 그림이 나오지 "
        "않아요. 이렇게 입력하세요: uv sync --reinstall"
    ),
    "doctor.keeps": "설정: JupyterLab이 필요한 파일을 쓸 수 있어요.",
    "doctor.kernel": "노트북: 커널이 켜지고 움직이는 그림이 나와요.",
    "doctor.cell_failed": (
        "노트북은 켜지지만 첫 셀에서 오류가 나요 ({reason}). "
        "이렇게 입력하세요: uv sync --reinstall"
    ),
    "doctor.no_widget": (
        "노트북은 켜지지만 움직이는 그림이 나오지 않아요. "
        "이렇게 입력하세요: uv sync --reinstall"
    ),
    "doctor.browser": "브라우저: 강의를 열 브라우저가 있어요.",
    "doctor.no_browser": (
        "브라우저를 찾지 못했어요. 하나 설치하거나, cnn-course가 보여 주는 "
        "주소를 직접 여세요."
    ),
    "doctor.no_screen": (
        "화면이 없는 곳이에요. cnn-course가 보여 주는 주소를 이 컴퓨터의 "
        "브라우저에서 여세요."
    ),
    "doctor.memory": "메모리: {free} GiB가 비어 있어요.",
    "doctor.little_memory": (
        "메모리가 {free} GiB만 비어 있어요. 07강에서 신경망을 학습시키려면 "
        "{few} GiB가 필요해요. 그 전에 다른 프로그램을 닫으세요."
    ),
    "doctor.no_memory": (
        "메모리가 {free} GiB만 비어 있어서 강의를 열기에 모자라요. 다른 "
        "프로그램을 닫으세요. {few} GiB면 충분해요."
    ),
    "doctor.disk": "디스크: {folder}에 쓸 수 있고, {free} GiB가 비어 있어요.",
    "doctor.read_only": (
        "{folder}에는 쓸 수 없어요 ({reason}). 쓸 수 있는 폴더에서 강의를 "
        "시작하세요."
    ),
    "doctor.disk_full": (
        "디스크: {folder}에 {free} GiB만 비어 있어요. 자리를 마련하지 않으면 "
        "노트북을 저장하지 못할 수 있어요."
    ),
    "doctor.fonts": "글꼴: 그림과 화면에서 한글을 읽을 수 있어요.",
    "doctor.font_broken": (
        "그림에 쓰는 글꼴이 망가져서 한글 제목이 네모로 나와요. 강의 폴더를 "
        "다시 받으세요."
    ),
    "doctor.no_font": (
        "브라우저가 쓸 한글 글꼴이 없어요. 그림에는 강의의 글꼴을 써요. "
        "Debian이나 Ubuntu에서는 이렇게 설치하세요: "
        "sudo apt install fonts-nanum"
    ),
    # Figures (draw)
    "draw.loss": "손실",
    "draw.accuracy": "정확도",
    "draw.step": "학습 단계",
    "draw.epoch": "에폭",
    "draw.train": "학습 이미지",
    "draw.test": "테스트 이미지",
    "draw.true": "정답",
    "draw.predicted": "신경망의 답",
    "draw.channel": "채널 {number}",
    "draw.filter": "필터",
    "draw.no_mistakes": "이미지 {count}개 가운데 틀린 것이 하나도 없어요.",
    "draw.dog": "모든 개 품종의 합",
    "draw.input": "입력",
    "draw.convolution": "합성곱\n{size}",
    "draw.pooling.max": "최대 풀링\n{size}",
    "draw.pooling.average": "평균 풀링\n{size}",
    "draw.pooling": "풀링\n{size}",
    "draw.dense": "완전 연결\n계층",
    "draw.trick.book": "책에 나온 대로",
    "draw.trick.float32": "수 하나에 32비트",
    "draw.trick.slices": "슬라이스끼리 최댓값",
    "draw.trick.strips": "창 대신 띠",
    "draw.trick.images_last": "이미지를 맨 뒤 축에",
    "draw.trick.no_dx": "입력 기울기는 빼고",
    "draw.trick.parts": "64장씩 나눠서",
    "draw.trick.fused": "합성곱과 풀링을 한 번에",
    "draw.trick.workers": "둘이 나눠서",
    "draw.trick.factor": "{time}   (속도 {factor}배)",
    "draw.change.shift": "이동(픽셀)",
    "draw.change.turn": "회전(도)",
    "draw.change.noise": "잡음(세기)",
    "draw.change.square": "가림(픽셀)",
    # What is seen while a net trains (live.py)
    "live.epoch": "{epochs}에폭 중 {epoch}번째",
    "live.step": "{steps:,}걸음 중 {step:,}걸음",
    "live.loss": "손실 {value}",
    "live.accuracy": "정확도 {value}",
    "live.test": "테스트 정확도 {value}",
    "live.speed": "1초에 이미지 {count:,}장",
    "live.left": "{time}쯤 남았어요",
    "live.left.moment": "거의 다 됐어요",
    "live.took": "모두 {time} 걸렸어요",
    "live.hours": "{count}시간",
    "live.minutes": "{count}분",
    "live.seconds": "{count}초",
    "live.this_epoch": "이번 에폭 {value}",
    "live.train_images": "학습 {value}",
    "live.test_images": "테스트 {value}",
    "live.filters": "첫 계층의 필터",
    # Named filters (filters.py)
    "filters.vertical": "수직 에지",
    "filters.horizontal": "수평 에지",
    "filters.diagonal": "대각선 에지",
    "filters.outline": "윤곽선",
    "filters.sharpen": "선명하게",
    "filters.blur": "흐리게",
    # Live boards (explore/view.py)
    "view.cell": "{title} ({row}, {column}): {text}",
    "view.edit": "Enter를 누르면 숫자를 바꿀 수 있어요.",
    "view.feeds": "{cell}. 이 칸을 {count}곳에서 읽어요.",
    "view.feeds.one": "{cell}. 이 칸을 1곳에서 읽어요.",
    "view.weighs.one": "{cell}. 이 가중치는 1칸에 쓰여요.",
    "view.unread": "{cell}. 이 칸은 한 번도 읽히지 않아요.",
    "view.weighs": "{cell}. 이 가중치는 {count}칸에 쓰여요.",
    "view.bar": "단계 조작",
    "view.first": "처음으로",
    "view.back": "한 단계 뒤로",
    "view.forward": "한 단계 앞으로",
    "view.play": "재생",
    "view.pause": "멈춤",
    "view.step": "{steps}단계 중 {step}단계",
    "view.steps": "모두 {steps}단계",
    "view.jump": "단계 고르기",
    "view.speed": "속도",
    "view.speed.slow": "느리게",
    "view.speed.normal": "보통",
    "view.speed.fast": "빠르게",
    "view.speed.screen": "화면이 따라가는 만큼",
    "view.later": "다음 결과 가리기",
    "view.open": "내 사진 열기",
    "view.too_large": (
        "{name}: {size}MB예요. 9MB까지 열 수 있으니 크기를 줄여 저장해 주세요."
    ),
    # What all explorers say (explore)
    "explore.fixed": "이 칸은 다른 칸에서 계산한 값이라 바꿀 수 없어요.",
    "explore.fixed.pad": "이 칸은 패딩이라 언제나 0이에요.",
    "explore.no_number": (
        "“{text}”: 숫자로 읽을 수 없어요. 3, −0.5, 1/9처럼 써 보세요."
    ),
    "explore.too_large": "{text}: 너무 큰 수예요. ±{most:,} 안에서 써 보세요.",
    "explore.fraction": (
        "{side}: 정수가 아니에요. {sum}. 맞는 스트라이드: {strides}."
    ),
    "explore.no_room": (
        "{side}: 크기가 {filter}인 필터는 {cells}칸에 들어가지 않아요."
    ),
    "explore.height": "높이",
    "explore.width": "너비",
    "explore.both": "높이와 너비",
    "explore.stride": "스트라이드",
    "explore.pad": "패딩",
    "explore.filter": "필터",
    "explore.own": "내 필터",
    # The convolution explorer
    "explore.yours.right": "{name}: {count}칸이 모두 맞아요.",
    "explore.yours.wrong": (
        "{name}: ({row}, {column}) 칸부터 틀려요. "
        "나온 값: {got}, 맞는 값: {sum}."
    ),
    "explore.yours.lucky": (
        "{name}: 이 입력에서는 맞지만, 다른 입력에서는 ({row}, {column}) 칸이 "
        "틀려요. 입력에 다른 숫자를 써 보세요."
    ),
    "explore.yours.shape": (
        "{name}의 결과는 {got}인데, 출력은 {wanted}이어야 해요."
    ),
    "explore.yours.kind": ("{name}의 결과가 숫자 배열이 아니에요 ({kind})."),
    "explore.yours.takes": (
        "{name}에는 {argument} 매개변수가 없어서 여기서는 비교하지 않아요."
    ),
    # A learner's own code (foreign.py)
    "foreign.endless": (
        "{name}: {seconds}초 안에 끝나지 않아서 멈췄어요. "
        "끝나지 않는 반복문이 있나요?"
    ),
    "foreign.interrupted": "{name}: 실행을 중단했어요.",
    "foreign.nothing": ("{name}의 결과가 없어요. `return`을 빠뜨렸나요?"),
    "foreign.raised": "{name}: 오류가 나서 멈췄어요. {reason}.",
    "foreign.raised.line": (
        "{name}: {line}번째 줄 `{source}`에서 오류가 났어요. {reason}."
    ),
    # The im2col explorer
    "worked.im2col": (
        "{input}, 필터 {filter}, 스트라이드 {stride}, 패딩 {pad}: "
        "{rows}×{columns} 행렬 곱하기 {columns}×{filters} 행렬 → {output}"
    ),
    "worked.im2col.rows": "창을 행으로 편 행렬 {rows}×{columns}",
    "worked.im2col.column": "열로 편 필터",
    "worked.im2col.columns": "열로 편 필터",
    "worked.im2col.product": "행렬 곱",
    "worked.im2col.filter": "필터 {number}",
    "worked.im2col.output": "출력 {number}",
    "worked.im2col.how": (
        "창 하나가 한 행이 되고, 필터 하나가 한 열이 돼요. "
        "행과 열을 곱해서 더하면 출력 한 칸이에요."
    ),
    "worked.im2col.meter": (
        "입력의 수 {cells}개, 행렬의 수 {rows}·{columns} = {size}개로 "
        "{growth}배예요. 곱해서 더하기는 "
        "{rows}·{columns}·{filters} = {count}번으로 필터를 옮길 때와 같지만, "
        "행렬 곱 한 번으로 끝나요."
    ),
    "explore.example": "예제",
    "explore.im2col.small": "4×4, 필터 3×3",
    "explore.im2col.larger": "5×5, 필터 3×3",
    "explore.im2col.channels": "채널 두 개",
    "explore.im2col.filters": "필터 두 개",
    "explore.im2col.own": "내 예제",
    "explore.im2col.too_large": (
        "행렬이 너무 커서 숫자까지 그릴 수 없어요. "
        "입력이나 패딩을 줄이거나 스트라이드를 늘려 보세요."
    ),
    # The receptive field explorer
    "worked.field": "{size}칸; {layers}: 한 칸이 보는 입력은 {fields}칸",
    "worked.field.plane": (
        "{size}×{size}; {layers}: 한 칸이 보는 입력은 {fields}"
    ),
    "worked.field.none": (
        "{size}칸; {layers}: 출력 없음 (한 칸이 {field}칸을 봐야 해요)"
    ),
    "worked.field.layer": (
        "{name} {filter}×{filter}, 스트라이드 {stride}: "
        "{size}칸, 수용 영역 {field}"
    ),
    "worked.field.map": "{filter}: 수용 영역 {field}×{field}",
    "worked.field.alone": "같은 입력, {filter} 필터 하나",
    "worked.field.cells": "{field} (입력 {first}~{last}번 칸)",
    "worked.field.square": ("{field} ({top}~{bottom}행, {left}~{right}열)"),
    "worked.field.how": (
        "수용 영역은 1에서 시작해 계층마다 "
        "(필터 − 1) × (앞선 스트라이드의 곱)만큼 커져요."
    ),
    "worked.field.rounded": (
        "{name}: {sum}인데, 프레임워크처럼 내림해서 {size}칸이 돼요."
    ),
    "worked.field.lost": (
        "빗금 친 칸: 입력 {total}칸 가운데 {count}칸은 끝의 어느 칸에서도 "
        "보이지 않아요."
    ),
    "worked.field.room": (
        "{name}: 크기가 {filter}인 필터는 {size}칸에 들어가지 않아요. "
        "입력이 {field}칸 이상이어야 해요."
    ),
    "worked.field.weights": (
        "둘 다 같은 곳을 봐요. 채널 하나에서 하나로 가는 가중치는 여기서 "
        "{sum} = {few}개, 필터 하나로는 {side}·{side} = {many}개예요. "
        "채널 C개에서 C개로 가면 {few}·C²개와 {many}·C²개예요."
    ),
    "worked.field.together": "둘 다 같은 칸을 봐요.",
    "explore.field.stack": "계층",
    "explore.field.size": "입력 칸 수",
    "explore.field.view": "보기",
    "explore.field.side": "한쪽 변",
    "explore.field.plane": "특징 맵",
    "explore.field.lenet": "LeNet 신경망",
    "explore.field.two": "3×3 둘과 5×5 하나",
    "explore.field.three": "3×3 셋과 7×7 하나",
    "explore.field.convnet": "09강 합성곱 신경망",
    "explore.field.own": "내 계층",
    "explore.field.no_layer": (
        "“{text}”: 계층으로 읽을 수 없어요. 필터(1~{filter})나 "
        "필터/스트라이드(1~{stride})를 3, 3/2, 5처럼 써 보세요."
    ),
    "explore.field.no_layers": "계층을 하나 이상 3, 3/2, 5처럼 써 보세요.",
    "explore.field.many": (
        "계층 {count}개는 너무 많아요. {most}개까지만 써 보세요."
    ),
    "explore.field.too_wide": (
        "특징 맵이 화면보다 넓어져서 한쪽 변만 보여 줘요."
    ),
    # The sizes explorer
    "worked.floor": (
        "{input}, 필터 {filter}, 스트라이드 {stride}, 패딩 {pad}: 출력 없음; "
        "내림하면 {output}"
    ),
    "worked.rest": (
        "크기는 정수여야 해요. 나머지를 버리면(내림) 끝에 남는 칸이 생겨요."
    ),
    "worked.both": "높이와 너비: {sum}",
    "worked.height": "높이: {sum}",
    "worked.width": "너비: {sum}",
    "worked.output.floor": "내림한 출력 {size}",
    "explore.sizes.h": "입력 높이",
    "explore.sizes.w": "입력 너비",
    "explore.sizes.fh": "필터 높이",
    "explore.sizes.fw": "필터 너비",
    "explore.sizes.stride": "스트라이드",
    "explore.sizes.pad": "패딩",
    "explore.sizes.in_channels": "입력 채널",
    "explore.sizes.out_channels": "필터 개수",
    "explore.sizes.own": "직접 정한 값",
    "explore.sizes.example": (
        "{input}, 필터 {filter}, 스트라이드 {stride}, 패딩 {pad}"
    ),
    "explore.sizes.example.many": (
        "{input}, 필터 {filter} {count}개, 스트라이드 {stride}, 패딩 {pad}"
    ),
    "explore.sizes.strides": "패딩 {pad}일 때 맞는 스트라이드",
    "explore.sizes.pads": "스트라이드 {stride}일 때 맞는 패딩",
    "explore.sizes.rounding": "정수가 아니면",
    "explore.sizes.rounding.exact": "exact: 오류를 내요",
    "explore.sizes.rounding.floor": "floor: 내림해요 (PyTorch, Keras)",
    "explore.sizes.rounding.ceil": "ceil: 올림해요 (PyTorch의 풀링만)",
    "explore.sizes.rounding.same": "SAME: 패딩을 맞춰요 (TensorFlow, Keras)",
    "explore.sizes.output": "출력",
    "explore.sizes.unread": "읽지 않는 칸",
    "explore.sizes.padding": "패딩",
    "explore.sizes.count": "{total}칸 중 {count}칸",
    "explore.sizes.each": "사방 {pad}칸",
    "explore.sizes.needed": (
        "필요한 만큼: 위 {top}, 아래 {bottom}, 왼쪽 {left}, 오른쪽 {right}"
    ),
    "explore.sizes.shape": (
        "출력: {high}×{wide}×{count}. 필터마다 특징 맵이 하나씩 나와요."
    ),
    "explore.sizes.params": "매개변수: {count}·({one} + 1) = {total:,}",
    "explore.sizes.cost": (
        "곱셈-누산: {high}·{wide}·{count}·({one}) = {total:,}"
    ),
    # The pooling explorer
    "worked.no_pooling.max": (
        "{input}, 최대 풀링 {size}, 스트라이드 {stride}: 출력 없음"
    ),
    "worked.no_pooling.average": (
        "{input}, 평균 풀링 {size}, 스트라이드 {stride}: 출력 없음"
    ),
    "worked.changed": "{total}칸 가운데 {count}칸이 바뀌었어요.",
    "worked.before": "옮기기 전",
    "worked.shifted": "{title}, 옮긴 뒤",
    "explore.pooling.kind": "남길 값",
    "explore.pooling.max": "최댓값",
    "explore.pooling.average": "평균",
    "explore.pooling.size": "창 크기",
    "explore.pooling.down": "아래로 이동",
    "explore.pooling.across": "오른쪽 이동",
    "explore.pooling.slide50.max": "4×4, 최댓값",
    "explore.pooling.slide50.average": "4×4, 평균",
    "explore.pooling.slide51.three": "6×6을 옮긴 것, 창 3, 스트라이드 3",
    "explore.pooling.slide51.two": "6×6을 옮긴 것, 창 2, 스트라이드 2",
    "explore.pooling.own": "직접 정한 값",
    "explore.pooling.hint": (
        "칸을 고른 뒤 Shift + 방향키를 누르면 입력이 움직여요."
    ),
    "explore.pooling.no_room": (
        "{side}: 크기가 {filter}인 창은 {cells}칸에 들어가지 않아요."
    ),
    "explore.pooling.moved_in": "밖에서 들어온 0이라 바꿀 수 없어요.",
    "explore.pooling.far": "입력은 {most}칸까지만 옮길 수 있어요.",
    # The filters explorer
    "worked.filtering": (
        "{photo} {size}, {filter} {filter_size}{relu} → {output}, "
        "최소 {low}, 최대 {high}"
    ),
    "worked.filtering.no_map": (
        "{photo} {size}, {filter} {filter_size}: 특징 맵 없음"
    ),
    "worked.filtering.no_picture": "{filter} {filter_size}: 사진 없음",
    "worked.filtering.map": "특징 맵 {size}",
    "worked.filtering.scale": "특징 맵의 색",
    "worked.filtering.signed": (
        "필터의 숫자를 모두 더하면 0이에요. 그래서 밝기가 고른 곳은 0, 곧 "
        "회색이 돼요. 파랑은 0보다 작고 주황은 0보다 커요."
    ),
    "worked.filtering.same": (
        "필터의 숫자를 모두 더하면 1이에요. 그래서 고른 곳의 밝기는 "
        "그대로예요."
    ),
    "worked.filtering.times": (
        "필터의 숫자를 모두 더한 값: {sum}. 고른 곳의 밝기에 이 값이 곱해져요."
    ),
    "worked.filtering.dark": (
        "필터의 숫자를 모두 더한 값: {sum}. 그래서 밝기가 고른 곳은 0보다 "
        "작아져서 검은색이 돼요."
    ),
    "worked.filtering.strong": (
        "전체 칸의 {share}%는 ±{limit} 밖에 있어서 색이 더 진해지지 않아요."
    ),
    "worked.filtering.cut": (
        "전체 칸의 {share}%는 0보다 작거나 255보다 커서 그냥 검은색이나 "
        "흰색으로 보여요."
    ),
    "worked.filtering.relu": "ReLU가 0보다 작은 값을 모두 0으로 바꿨어요.",
    "explore.photo": "사진",
    "explore.photos.brick": "벽돌",
    "explore.photos.camera": "카메라",
    "explore.photos.chelsea": "고양이",
    "explore.photos.coffee": "커피",
    "explore.photos.dingo": "딩고",
    "explore.photos.dog": "개",
    "explore.photos.elephant": "코끼리",
    "explore.photos.fox": "여우",
    "explore.photos.tiger": "호랑이",
    "explore.photos.zebra": "얼룩말",
    "explore.photos.own": "내 사진",
    "explore.photos.lost": "이 사진 파일이 없거나 손상됐어요: {reason}",
    "explore.no_picture": "아직 내 사진이 없어요. 위에서 파일을 골라 주세요.",
    "explore.limit": "색 범위 ±",
    "explore.relu": "ReLU",
    "explore.upload.empty": "{name}: 빈 파일이에요. 다른 파일을 골라 주세요.",
    "explore.upload.large": (
        "{name}: 픽셀이 너무 많아서 안전하게 열 수 없어요. "
        "크기를 줄여 저장한 다음 다시 열어 주세요."
    ),
    "explore.upload.unknown": (
        "{name}: 여기서 읽을 수 있는 그림 파일이 아니에요. "
        "다른 파일을 고르거나 PNG나 JPEG로 저장해서 열어 주세요."
    ),
    "explore.upload.broken": (
        "{name}: 읽을 수 없어요. 파일이 손상됐을 수 있어요 ({reason}). "
        "다른 파일을 고르거나 PNG나 JPEG로 저장해서 열어 주세요."
    ),
    # The dog classifier's explorer
    "worked.classified.answer": (
        "{photo}: {first} {sure}%, 모든 개 품종의 합 {dog}%"
    ),
    "worked.classified.speaks": "근거: {name}",
    "worked.classified.map": (
        "오른쪽 사진에서 밝은 곳일수록 ‘{name}’의 점수에 많이 보탰고, "
        "어두울수록 적게 보탰어요. 막대를 누르거나 Tab과 Enter로 다른 "
        "클래스를 골라 보세요."
    ),
    # The network explorer
    "network.input": "입력",
    "network.learns": "매개변수 {count:,}개",
    "network.keys": "유닛을 누르거나 방향키로 옮기세요",
    "network.some": (
        "{title}: {count}개 가운데 {first}번부터 {last}번까지만 보여요. 다른 "
        "것을 보려면 채널을 바꾸세요."
    ),
    "network.answer": "답: {name}. 확률은 {share}%예요.",
    "network.bars": "막대는 확률이고 수는 점수예요.",
    "network.colours": (
        "계층마다 색의 기준이 따로 있어요. 검정은 0, 흰색은 그 계층의 가장 큰 "
        "수예요. 음수가 나올 수 있는 계층에서는 회색이 0이고, 파랑은 음수, "
        "주황은 양수예요."
    ),
    "network.unit": "{layer}, 채널 {channel}, {row}행 {column}열: {value}",
    "network.unit.dense": "{layer}, 유닛 {channel}: {value}",
    "network.reads": "읽는 값",
    "network.weights": "가중치",
    "network.products": "곱",
    "network.sum.conv": (
        "곱 {count}개의 합({sum})에 편향({bias})을 더했어요: {value}."
    ),
    "network.sum.conv_max": (
        "풀링 창에 든 합 가운데 가장 큰 것이에요. 곱 {count}개의 합({sum})에 "
        "편향({bias})을 더했어요: {value}."
    ),
    "network.sum.dense": (
        "곱 {count}개의 합({sum})에 편향({bias})을 더했어요: {value}."
    ),
    "network.sum.relu": (
        "ReLU는 0과 읽은 값({read}) 가운데 큰 쪽을 내보내요: {value}."
    ),
    "network.sum.tanh": "읽은 값의 tanh를 내보내요: tanh({read}) = {value}.",
    "network.sum.max": "수 {count}개 가운데 가장 큰 수를 내보내요: {value}.",
    "network.sum.average": "수 {count}개의 평균을 내보내요: {value}.",
    "network.sum.flatten": (
        "앞 계층의 특징 맵에 있던 수와 같아요. 한 줄로 늘어놓기만 했어요."
    ),
    "network.sum.own": "이 계층이 읽은 값으로 만든 수예요: {value}.",
    "network.sample": "이미지",
    "network.prepare": "MNIST처럼 다듬기",
    "network.no_digit": (
        "이 사진에서 숫자를 찾지 못해서 사진 전체를 보여 줘요."
    ),
    "network.layer": "계층",
    "network.channel": "채널",
    "network.row": "행",
    "network.column": "열",
    "network.show": "보기",
    "network.window": "보는 범위",
    "network.favourites": "좋아하는 이미지 아홉 장",
    "network.gradient": "기울기",
    "network.deconvolution": "디컨볼루션",
    "network.guided": "가이드 역전파",
    "network.ascent": "가장 좋아할 그림",
    "network.occlusion": "일부 가리기",
    "network.steps": "걸음 수",
    "network.rate": "걸음 크기",
    "network.decay": "줄이기",
    "network.blur": "흐리기",
    "network.clip_norm": "약한 픽셀 %",
    "network.clip_contribution": "덜 쓰는 픽셀 %",
    "network.size": "사각형",
    "network.image": "이미지",
    "network.closer": "가까이 보기",
    "network.number": "{number}번 이미지",
    "network.wait": "계산하고 있어요. 잠깐만 기다려 주세요.",
    "network.failed": "보여 줄 수 없어요: {reason}",
    "network.window.answer": (
        "{top}~{bottom}행, {left}~{right}열의 {size}칸을 봐요"
    ),
    "network.window.none": "이 유닛은 패딩만 봐요.",
    "network.window.how": (
        "테두리가 수용 영역이에요. 이 유닛의 값을 바꿀 수 있는 픽셀과 앞 "
        "계층의 칸들이에요. 그 밖의 픽셀은 아무 영향도 주지 않아요."
    ),
    "network.silent": "돌아오는 것이 없어요",
    "network.silent.relu": (
        "이 유닛은 조용해요. ReLU가 0으로 만들었기 때문에 픽셀 쪽으로 거슬러 "
        "가는 것이 없어요. ReLU 앞의 {layer}번 계층에서 같은 자리를 고르거나, "
        "켜진 유닛을 고르세요."
    ),
    "network.silent.other": (
        "픽셀까지 돌아오는 것이 없어요. 가는 길마다 조용한 ReLU가 있어요. "
        "다른 유닛이나 다른 이미지를 고르세요."
    ),
    "network.back.answer": "최대 ±{value}",
    "network.gradient.how": (
        "픽셀이 조금 커질 때 유닛이 어떻게 바뀌는지 보여 줘요. 주황은 유닛을 "
        "키우고 파랑은 줄여요. (Simonyan, Vedaldi, Zisserman, “Deep Inside "
        "Convolutional Networks”, 2013)"
    ),
    "network.deconvolution.how": (
        "되돌아갈 때 ReLU마다 양수 신호만 통과시켜요. 조용했던 ReLU도 "
        "통과시켜요. 풀링에서는 창에서 이긴 칸으로 가요. (Zeiler, Fergus, "
        "“Visualizing and Understanding Convolutional Networks”, 2014)"
    ),
    "network.guided.how": (
        "기울기와 같지만, 켜져 있던 ReLU로만, 양수 신호만 지나가요. 그래서 "
        "유닛을 키우는 것만 남아요. (Springenberg, Dosovitskiy, Brox, "
        "Riedmiller, “Striving for Simplicity”, 2015)"
    ),
    "network.favourites.how": (
        "이 채널이 가장 세게 반응하는 이미지 아홉 장과 그 값이에요. 아래는 그 "
        "이미지에서 유닛이 보는 부분이에요. 누르면 그 이미지를 볼 수 있어요. "
        "(Zeiler, Fergus, 2014)"
    ),
    "network.favourites.none": (
        "찾아볼 이미지가 없어요. 이렇게 이미지를 주세요: explore.network(net, "
        "images=x_test)"
    ),
    "network.favourites.wait": (
        "이미지 {count:,}장을 살펴보고 있어요. 가중치가 바뀌지 않으면 한 번만 "
        "하면 되고, 몇 초 걸려요. 지금까지 {seen:,}장을 봤어요."
    ),
    "network.favourites.answer": "가장 큰 값 {value}, {number}번 이미지",
    "network.ascent.step": "{steps}걸음 중 {step}걸음",
    "network.ascent.values": (
        "처음 잡음에서 유닛의 값: {start}. 지금: {value}. 위의 이미지에서: "
        "{here}."
    ),
    "network.ascent.stuck": (
        "값이 커지지 않아요. 유닛이 조용하면 올라갈 길을 알려 줄 기울기가 "
        "없으니 ReLU 앞의 계층을 고르세요. 설정이 너무 세면 한 걸음에 더하는 "
        "것보다 더 많이 없애니 낮춰 보세요."
    ),
    "network.ascent.how": (
        "잡음에서 시작해 걸음마다 기울기를 더해요. 줄이기, 흐리기와 두 가지 "
        "자르기가 그림을 단순하게 해 줘요. (Yosinski, Clune, Nguyen, Fuchs, "
        "Lipson, “Understanding Neural Networks Through Deep Visualization”, "
        "2015)"
    ),
    "network.ascent.answer": "{steps}걸음 오르기: {start}에서 {value}까지",
    "network.occlusion.title": "{size} 사각형으로 가렸을 때의 변화",
    "network.occlusion.answer": (
        "{row}행 {column}열에서 {size}만큼 가릴 때 가장 크게 바뀌어요: {value}"
    ),
    "network.occlusion.none": "{size}만큼 가려도 어디서나 그대로예요",
    "network.occlusion.how": (
        "어두운 사각형으로 한 부분씩 가려 봐요. 파랑은 거기를 가리면 유닛이 "
        "덜 반응한다는 뜻이니 중요한 부분이에요. 주황은 더 반응하는 곳이에요. "
        "(Zeiler, Fergus, 2014, 4.2절)"
    ),
    # A pad to draw on (explore/pad.py)
    "pad.pad": "여기에 숫자를 그려 보세요",
    "pad.keys": (
        "키보드: 방향키로 움직이고(Shift와 함께 누르면 조금씩), 스페이스로 "
        "그리기를 시작하고 멈춰요. E 지우개, Z 되돌리기, C 모두 지우기, "
        "+와 − 굵기."
    ),
    "pad.eraser": "지우개",
    "pad.undo": "되돌리기",
    "pad.undone": "되돌렸어요.",
    "pad.clear": "모두 지우기",
    "pad.cleared": "그림판을 비웠어요.",
    "pad.brush": "붓 굵기",
    "pad.down": "붓을 댔어요. 방향키를 누르면 그려져요.",
    "pad.up": "붓을 뗐어요.",
    # The explorer of drawn digits (worked/digit.py, explore/draw_digit.py)
    "worked.percent": "{share}%",
    "worked.digit.empty": "아직 아무것도 그리지 않았어요.",
    "worked.digit.prepared": "MNIST처럼 다듬은 그림",
    "worked.digit.as_it_is": "그린 그대로",
    "worked.digit.answer": (
        "{how}: {first} (확률 {sure}%), 그다음은 {second} ({less}%)"
    ),
    "worked.digit.nan": (
        "{how}: 신경망의 답이 숫자가 아니에요 (NaN). 다시 학습시켜 보세요."
    ),
    "worked.digit.figures": (
        "무게 중심: 28×28에서 {row}행 {column}열. 긴 변: {long}칸. "
        "잉크: {ink}칸."
    ),
    "worked.digit.usual": "위치, 크기, 잉크의 양이 모두 학습한 숫자와 같아요.",
    "worked.digit.off": (
        "학습한 숫자는 무게 중심이 모두 {middle}행 {middle}열에 있어요. 이 "
        "그림에서는 신경망이 획을 거의 본 적 없는 자리에 획이 있어요. "
        "‘MNIST처럼 다듬기’를 켜 보세요."
    ),
    "worked.digit.size": (
        "학습한 숫자는 긴 변이 {box}칸인데, 이 그림은 {long}칸이에요."
    ),
    "worked.digit.thin": (
        "잉크가 적어요. 학습한 숫자는 100개 가운데 98개가 "
        "{least}~{most}칸이에요."
    ),
    "worked.digit.thick": (
        "잉크가 많아요. 학습한 숫자는 100개 가운데 98개가 "
        "{least}~{most}칸이에요."
    ),
    "worked.digit.done": "다듬으면서 한 일: {done}.",
    "worked.digit.untouched": (
        "다듬어도 그대로예요. 학습한 숫자와 같은 자리에 같은 크기로 있어요."
    ),
    "worked.digit.down": "아래로 {cells}칸",
    "worked.digit.up": "위로 {cells}칸",
    "worked.digit.right": "오른쪽으로 {cells}칸",
    "worked.digit.left": "왼쪽으로 {cells}칸",
    "worked.digit.times": "크기 {times}배",
    "worked.digit.drawing": "그림 {size}",
    "worked.digit.seen": "신경망이 받는 입력 {size}",
    "worked.digit.middle": "한가운데",
    "worked.digit.mass": "무게 중심",
    "worked.digit.probabilities": "확률",
    "explore.draw.sample": "시작할 그림",
    "explore.draw.sample.empty": "빈 그림판",
    "explore.draw.sample.test": "테스트 이미지: {digit}",
    "explore.draw.sample.corner": "구석에 있는 3",
    "explore.draw.sample.edge": "가장자리에 있는 7",
    "explore.draw.sample.small": "작은 2",
    "explore.draw.sample.large": "큰 5",
    "explore.draw.sample.own": "내가 그린 그림",
    "explore.draw.prepare": "MNIST처럼 다듬기",
    "explore.draw.down": "아래로 이동",
    "explore.draw.across": "오른쪽 이동",
    "explore.draw.turn": "왼쪽 회전(°)",
    "explore.draw.thickness": "더 굵게",
    "explore.draw.label": "정답",
    "explore.draw.choose": "골라 주세요",
    "explore.draw.keep": "테스트로 남기기",
    "explore.draw.hint": (
        "신경망이 알아봐야 할 그림을 테스트로 남기고, 몇 개나 맞히는지 보세요."
    ),
    "explore.draw.kept": (
        "남긴 테스트 {count}개 가운데 신경망이 {right}개를 맞혔어요."
    ),
    "explore.draw.nothing": (
        "아직 아무것도 그리지 않았어요. 먼저 숫자를 그려 주세요."
    ),
    "explore.draw.unlabelled": (
        "먼저 어떤 숫자인지 알려 주세요. 목록에서 정답을 고르면 돼요."
    ),
    "explore.draw.none_kept": (
        "남긴 그림이 아직 없어요. 숫자를 그리고 정답을 골라서 남겨 주세요."
    ),
    "explore.draw.lost": "테스트 이미지 파일이 없거나 손상됐어요: {reason}",
    "explore.draw.no_digit.blank": (
        "{name}: 종이와 구별되는 글씨가 없어요. 더 진한 펜으로 쓰거나 더 밝은 "
        "곳에서 찍어 주세요."
    ),
    "explore.draw.no_digit.small": (
        "{name}: 글씨가 숫자로 보기에 너무 작아요. 더 가까이에서 찍어 주세요."
    ),
    "explore.draw.no_digit.blot": (
        "{name}: 큰 얼룩만 있고 획이 없어요. 무늬 없는 종이에 숫자 하나만 "
        "써서 찍어 주세요."
    ),
    "train.stopped": (
        "{steps}걸음 가운데 {step}걸음에서 멈췄어요. 신경망과 기록은 여기까지 "
        "온 그대로 남아 있어요. 더 학습시키려면 fit을 다시 부르세요."
    ),
    "train.stopped.kept": (
        "{steps}걸음 가운데 {step}걸음에서 멈추고 {path}에 저장했어요. 같은 "
        "셀을 다시 실행하면 여기서부터 이어져요."
    ),
    # 프레임워크가 없을 때의 09강 (frameworks.py)
    "frameworks.and": "와 ",
    "frameworks.missing": (
        "{names}가 설치되어 있지 않아요. {names}가 필요한 셀에는 강의를 만들 "
        "때 나온 결과를 대신 보여 줄게요. 직접 실행해 보고 싶으면 강의를 끄고 "
        "강의 폴더에서 `{command}`를 입력한 다음 다시 시작하세요. 자세한 "
        "설명은 README의 “09강” 부분에 있어요."
    ),
    "frameworks.stored": (
        "{names}가 설치되어 있지 않아서, 강의를 만들 때 나온 결과를 보여 줘요."
    ),
    "frameworks.left_out": (
        "{names}가 설치되어 있지 않아서 이 셀은 건너뛰었어요. 실행해도 화면에 "
        "나오는 것은 없어요."
    ),
    "frameworks.changed": (
        "{names}가 설치되어 있지 않아서 이 셀을 실행할 수 없어요. 고친 "
        "셀이라서 대신 보여 줄 결과도 없어요."
    ),
}
