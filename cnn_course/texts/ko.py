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
    "cli.port": "포트는 1부터 65535까지의 정수여야 해요 (받은 값: {value!r})",
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
    "draw.input": "입력",
    "draw.convolution": "합성곱\n{size}",
    "draw.pooling.max": "최대 풀링\n{size}",
    "draw.pooling.average": "평균 풀링\n{size}",
    "draw.pooling": "풀링\n{size}",
    "draw.dense": "완전 연결\n계층",
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
    # What all explorers say (explore)
    "explore.fixed": "이 칸은 다른 칸에서 계산한 값이라 바꿀 수 없어요.",
    "explore.fixed.pad": "이 칸은 패딩이라 언제나 0이에요.",
    "explore.no_number": (
        "“{text}”: 숫자로 읽을 수 없어요. 3, −0.5, 1/9처럼 써 보세요."
    ),
    "explore.too_large": "{text}: 너무 큰 수예요. ±{most:,} 안에서 써 보세요.",
    "explore.fraction": (
        "{side}: {sum}은 정수가 아니에요. 맞는 스트라이드: {strides}."
    ),
    "explore.no_room": (
        "{side}: 크기가 {filter}인 필터는 {cells}칸에 들어가지 않아요."
    ),
    "explore.height": "높이",
    "explore.width": "너비",
    "explore.both": "높이와 너비",
    "explore.too_wide": "그림이 화면보다 넓어져요. 입력을 줄여 보세요.",
    "explore.stride": "스트라이드",
    "explore.pad": "패딩",
    "explore.filter": "필터",
    "explore.own": "내 필터",
    # The convolution explorer
    "explore.yours.right": "{name}: {count}칸이 모두 맞아요.",
    "explore.yours.wrong": (
        "{name}: 처음 틀린 칸은 ({row}, {column})이에요. "
        "나온 값은 {got}, 맞는 값은 {sum}예요."
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
}
