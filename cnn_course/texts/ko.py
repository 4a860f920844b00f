"""What the course says in Korean (해요체)."""

TEXTS = {
    # Boards (board.py)
    "board.empty": "칸이 없어요 ({shape})",
    "board.terms": "모두 {count}개 항",
    "board.nan": "NaN은 숫자가 아니라는 뜻이에요.",
    "board.infinity": "∞는 어떤 수보다도 크다는 뜻이에요.",
    # Worked examples (worked.py)
    "worked.input": "입력 {size}",
    "worked.input.padded": "입력 {size}, 패딩 {pad}",
    "worked.input.channel": "입력, 채널 {number}",
    "worked.filter": "필터 {size}",
    "worked.filter.channel": "필터, 채널 {number}",
    "worked.bias": "편향",
    "worked.output": "출력 {size}",
    "worked.windows": "필터가 놓이는 자리",
    "worked.convolution": (
        "{input}, 필터 {filter}, 스트라이드 {stride}, 패딩 {pad} → {output}"
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
    "worked.step": "{steps}걸음 가운데 {step}번째예요.",
    "worked.unread": "{total}칸 가운데 {count}칸은 한 번도 읽히지 않아요.",
    "worked.outside": "다음 자리에 놓으면 필터가 가장자리를 벗어나요.",
    "worked.tables": "표 {count}개: {titles}",
}
