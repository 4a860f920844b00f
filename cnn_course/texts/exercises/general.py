"""What any exercise says."""

EN = {
    "exercises.noted": (
        "Noted: {answer}. Go on, and see whether you were right."
    ),
    "exercises.predicted": "You predicted {answer}.",
    "exercises.unpredicted": (
        "Nothing was predicted yet. Run the cell with `predict` first."
    ),
    "exercises.unsolved": "Not solved yet.",
    "exercises.right": "Right.",
    "exercises.right.code": "Right, in all {count} cases.",
    "exercises.wrong": "{answer} is not right.",
    "exercises.count": (
        "Yours has the shape {got}, and that is not the shape of the answer."
    ),
    "exercises.numbers": "{wanted} numbers are asked for; yours has {got}.",
    "exercises.kind": (
        "{name} should be made of numbers, but it is of the type {kind}."
    ),
    "exercises.choice": (
        "{answer} is not one of the possible answers: {choices}."
    ),
    "exercises.uncallable": (
        "This asks for a function, and {answer} is not one. Give the "
        "function's name, without brackets."
    ),
    "exercises.called": (
        "{name} calls {called}. That does the whole work; write it out "
        "yourself."
    ),
    "exercises.changed": (
        "{call}: the result is right, but your function changed what it was "
        "given. Work on a copy."
    ),
    "exercises.changed.wrong": (
        "Your function also changed what it was given. Work on a copy."
    ),
    "exercises.ragged": "{name}: its rows differ in length: {lengths}.",
    "exercises.shape": (
        "{call} should have the shape {wanted}; yours has the shape {got}."
    ),
    "exercises.shape.number": (
        "{call} should be one number; yours is an array of {count}."
    ),
    "exercises.shape.table": (
        "{call} should have the shape {wanted}; yours is one number."
    ),
    "exercises.whole": (
        "What follows the points is lost. Can your table hold fractions? "
        "What `np.zeros` makes can, unless it is told to hold integers."
    ),
    "exercises.value": (
        "{call}: at ({place}) there should be {wanted}, yours has {got}."
    ),
    "exercises.number": "{call} should be {wanted}; yours is {got}.",
    "exercises.memorised": (
        "The examples of the lesson come out right, but other numbers do "
        "not. Does your function work everything out from what it is given?"
    ),
    "exercises.memory": "There was not enough memory to check this answer.",
    "exercises.input": "Given",
    "exercises.expected": "Should be",
    "exercises.progress": "{done} of {count} exercises are solved.",
    "exercises.more": "For more help, call this once more.",
    "exercises.ask": "For more help, ask your teacher.",
    "exercises.one_number": (
        "One number is asked for; yours is a list of {count}."
    ),
}

KO = {
    "exercises.noted": (
        "적어 두었어요. 예상: {answer}. 이제 맞았는지 보러 가요."
    ),
    "exercises.predicted": "예상: {answer}.",
    "exercises.unpredicted": (
        "아직 예상을 적지 않았어요. `predict`가 있는 셀을 먼저 실행하세요."
    ),
    "exercises.unsolved": "아직 풀지 않았어요.",
    "exercises.right": "맞았어요.",
    "exercises.right.code": "맞았어요. {count}가지 경우에서 모두 맞아요.",
    "exercises.wrong": "{answer}: 정답이 아니에요.",
    "exercises.count": "답의 모양이 달라요. 지금 모양: {got}.",
    "exercises.numbers": "수 {wanted}개로 답해 주세요. 지금은 {got}개예요.",
    "exercises.kind": (
        "{name}: 숫자로 답해야 하는데, 지금은 {kind} 타입이에요."
    ),
    "exercises.choice": "{answer}: 이 가운데 하나로 답해 주세요. {choices}",
    "exercises.uncallable": (
        "{answer}: 함수가 아니에요. 함수의 이름을 괄호 없이 써 주세요."
    ),
    "exercises.called": (
        "{name}: {called}에 일을 다 맡기고 있어요. 직접 써 보세요."
    ),
    "exercises.changed": (
        "{call}: 결과는 맞지만, 함수가 받은 값을 바꿔 버렸어요. 복사해서 "
        "쓰세요."
    ),
    "exercises.changed.wrong": (
        "함수가 받은 값도 바꿔 버렸어요. 복사해서 쓰세요."
    ),
    "exercises.ragged": "{name}: 행마다 수의 개수가 달라요. {lengths}개예요.",
    "exercises.shape.number": (
        "{call}: 결과는 수 하나여야 하는데, 지금은 수 {count}개짜리 "
        "배열이에요."
    ),
    "exercises.shape.table": (
        "{call}: 결과의 모양이 달라요. 바른 모양: {wanted}, 지금은 수 "
        "하나예요."
    ),
    "exercises.whole": (
        "소수점 아래가 사라졌어요. 표에 소수를 담을 수 있나요? `np.zeros`로 "
        "만들고 정수형을 따로 정하지 않으면 담을 수 있어요."
    ),
    "exercises.shape": (
        "{call}: 결과의 모양이 달라요. 바른 모양: {wanted}, 지금 모양: {got}."
    ),
    "exercises.value": (
        "{call}: ({place})에는 {wanted} 값이 와야 하는데, 지금은 {got} "
        "값이에요."
    ),
    "exercises.number": (
        "{call}: 결과는 {wanted} 값이어야 하는데, 지금은 {got} 값이에요."
    ),
    "exercises.memorised": (
        "강의에 나온 예제는 맞지만 다른 수에서는 틀려요. 함수가 받은 "
        "값만으로 답을 계산하고 있나요?"
    ),
    "exercises.memory": "메모리가 모자라서 답을 확인하지 못했어요.",
    "exercises.input": "입력",
    "exercises.expected": "바른 답",
    "exercises.progress": "연습 문제 {count}개 가운데 {done}개를 풀었어요.",
    "exercises.more": "도움이 더 필요하면 한 번 더 실행하세요.",
    "exercises.ask": "도움이 더 필요하면 선생님께 물어보세요.",
    "exercises.one_number": (
        "수 하나로 답해 주세요. 지금은 수 {count}개를 묶어서 썼어요."
    ),
}
