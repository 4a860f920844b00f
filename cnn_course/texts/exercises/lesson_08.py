"""What the exercises of lesson 08 say."""

EN = {
    "exercise.three_ways_back.right": (
        "The gradient stops at silent units (2, −2, 0, 0), deconvolution at "
        "negative numbers (2, 0, 3, 0), guided backpropagation at both "
        "(2, 0, 0, 0)."
    ),
    "exercise.three_ways_back.nothing_stopped": (
        "You let everything through. Each of the three ways stops something "
        "at a ReLU."
    ),
    "exercise.three_ways_back.nothing_stopped.more": (
        "Take the table above line by line, and strike out what it does not "
        "let through."
    ),
    "exercise.three_ways_back.always_the_gradient": (
        "You used the rule of the gradient three times. The other two look "
        "at the sign of what comes back."
    ),
    "exercise.three_ways_back.always_the_gradient.more": (
        "Which of the four numbers that come back are positive?"
    ),
    "exercise.three_ways_back.first_two_swapped": (
        "You exchanged the first two rows. The gradient asks which unit "
        "spoke, deconvolution asks for the sign."
    ),
    "exercise.three_ways_back.first_two_swapped.more": (
        "The first row belongs to `input_gradient`."
    ),
    "exercise.three_ways_back.either": (
        "In the last row you let through what passes one of the rules. It "
        "must pass both."
    ),
    "exercise.three_ways_back.either.more": (
        "A number of the last row must stand in the first row and in the "
        "second one."
    ),
    "exercise.three_ways_back.hint": (
        "A number that is stopped becomes 0. Go through the four units, once "
        "for each line of the table."
    ),
    "exercise.three_ways_back.hint.more": (
        "The first two units spoke. Of the numbers that come back, the first "
        "and the third are positive."
    ),
    "exercise.my_occlusion.right": (
        "A fresh copy for each place, a square of zeros on it, and its score "
        "written down there."
    ),
    "exercise.my_occlusion.not_put_back": (
        "The squares stay where they were: at the end the whole picture is "
        "hidden."
    ),
    "exercise.my_occlusion.not_put_back.more": (
        "Where do you copy the picture: once before the loops, or for each "
        "place?"
    ),
    "exercise.my_occlusion.no_copy": (
        "You hide parts of the picture itself, and they stay hidden. It is "
        "not yours to change."
    ),
    "exercise.my_occlusion.no_copy.more": (
        "Take a new copy of the picture for each place, and hide the square "
        "there."
    ),
    "exercise.my_occlusion.nothing_hidden": (
        "You asked about the picture as it is. Nothing was hidden."
    ),
    "exercise.my_occlusion.nothing_hidden.more": (
        "Your result is the same number everywhere. Which picture do you "
        "give to `score`?"
    ),
    "exercise.my_occlusion.the_drop": (
        "You wrote down how much the score falls. The score itself is asked "
        "for."
    ),
    "exercise.my_occlusion.the_drop.more": (
        "Do not compare with the picture that is not hidden."
    ),
    "exercise.my_occlusion.all_but_the_square": (
        "You hid everything but the square."
    ),
    "exercise.my_occlusion.all_but_the_square.more": (
        "The zeros belong inside the square."
    ),
    "exercise.my_occlusion.no_last": (
        "The last places are missing, on the right and at the bottom."
    ),
    "exercise.my_occlusion.no_last.more": (
        "At how many places can a square of 2 stand in a row of 3?"
    ),
    "exercise.my_occlusion.square": (
        "You took one side for both. A picture need not be square."
    ),
    "exercise.my_occlusion.square.more": (
        "`x.shape` gives H and W. Where do you use W?"
    ),
    "exercise.my_occlusion.hint": (
        "The loops are those of a filter. At each place make a copy, hide a "
        "square in it, and ask `score`."
    ),
    "exercise.my_occlusion.hint.more": (
        "`hidden = x.copy()` inside both loops; `hidden[i : …, j : …] = 0` "
        "hides. There are H − size + 1 places down."
    ),
    "exercise.moved_by_six.right": (
        "At 6 pixels only 34 of 100 are right, though the ink is still there."
    ),
    "exercise.moved_by_six.all": (
        "You expected that a shift does no harm. One pixel does not; more "
        "pixels do."
    ),
    "exercise.moved_by_six.all.more": (
        "Pooling windows are 2×2. How far does that reach?"
    ),
    "exercise.moved_by_six.most": (
        "You expected a small loss. With 3 pixels it is small; 6 pixels cost "
        "far more."
    ),
    "exercise.moved_by_six.most.more": (
        "Look at the curve named shift: is it a straight line?"
    ),
    "exercise.moved_by_six.half": "You expected half. It is worse still.",
    "exercise.moved_by_six.half.more": (
        "Look at the end of the curve named shift."
    ),
    "exercise.moved_by_six.hint": (
        "In training every digit stood in the middle. What did the network "
        "learn about other places?"
    ),
    "exercise.moved_by_six.hint.more": (
        "Pooling helps with one or two pixels. The dense layers behind it "
        "know only the places they have seen."
    ),
}

KO = {
    "exercise.three_ways_back.right": (
        "기울기는 조용한 유닛에서 멈추고(2, −2, 0, 0), 디컨볼루션은 음수에서 "
        "멈춰요(2, 0, 3, 0). 가이드 역전파는 둘 다에서 멈춰요(2, 0, 0, 0)."
    ),
    "exercise.three_ways_back.nothing_stopped": (
        "모두 지나가게 했어요. 세 방법 모두 ReLU에서 멈추는 것이 있어요."
    ),
    "exercise.three_ways_back.nothing_stopped.more": (
        "위의 표를 한 줄씩 보면서 지나가지 못하는 수를 지우세요."
    ),
    "exercise.three_ways_back.always_the_gradient": (
        "기울기의 규칙을 세 번 썼어요. 나머지 둘은 돌아오는 수의 부호도 봐요."
    ),
    "exercise.three_ways_back.always_the_gradient.more": (
        "돌아오는 수 네 개 가운데 양수는 어느 것인가요?"
    ),
    "exercise.three_ways_back.first_two_swapped": (
        "첫째 줄과 둘째 줄이 바뀌었어요. 기울기는 유닛이 켜졌는지를, "
        "디컨볼루션은 부호를 봐요."
    ),
    "exercise.three_ways_back.first_two_swapped.more": (
        "첫째 줄은 `input_gradient`의 것이에요."
    ),
    "exercise.three_ways_back.either": (
        "마지막 줄에서 규칙을 하나만 지나도 통과시켰어요. 둘 다 지나야 해요."
    ),
    "exercise.three_ways_back.either.more": (
        "마지막 줄에 남는 수는 첫째 줄에도 있고 둘째 줄에도 있어야 해요."
    ),
    "exercise.three_ways_back.hint": (
        "멈춘 수는 0이 돼요. 표의 줄마다 유닛 네 개를 차례로 보세요."
    ),
    "exercise.three_ways_back.hint.more": (
        "앞의 두 유닛이 켜져 있어요. 돌아오는 수 가운데 양수는 첫째와 "
        "셋째예요."
    ),
    "exercise.my_occlusion.right": (
        "자리마다 새로 복사해서 0으로 된 네모를 올리고, 그 점수를 그 자리에 "
        "적었어요."
    ),
    "exercise.my_occlusion.not_put_back": (
        "네모가 계속 남아 있어요. 끝에 가면 그림 전체가 가려져요."
    ),
    "exercise.my_occlusion.not_put_back.more": (
        "그림을 어디에서 복사하나요? 반복문 앞에서 한 번인가요, "
        "자리마다인가요?"
    ),
    "exercise.my_occlusion.no_copy": (
        "받은 그림을 직접 가려서, 한번 가린 곳이 계속 가려져 있어요. 받은 "
        "그림은 바꾸면 안 돼요."
    ),
    "exercise.my_occlusion.no_copy.more": (
        "자리마다 그림을 새로 복사해서 그 복사본에서 네모를 가리세요."
    ),
    "exercise.my_occlusion.nothing_hidden": (
        "원래 그림을 물어봤어요. 아무것도 가리지 않았어요."
    ),
    "exercise.my_occlusion.nothing_hidden.more": (
        "결과가 어디서나 같은 수예요. `score`에 어느 그림을 주고 있나요?"
    ),
    "exercise.my_occlusion.the_drop": (
        "점수가 얼마나 떨어지는지를 적었어요. 여기서는 점수 자체를 적어요."
    ),
    "exercise.my_occlusion.the_drop.more": (
        "가리지 않은 그림과 비교하지 마세요."
    ),
    "exercise.my_occlusion.all_but_the_square": (
        "네모만 남기고 나머지를 가렸어요."
    ),
    "exercise.my_occlusion.all_but_the_square.more": (
        "0은 네모 안에 와야 해요."
    ),
    "exercise.my_occlusion.no_last": (
        "오른쪽 끝과 아래쪽 끝의 자리가 빠졌어요."
    ),
    "exercise.my_occlusion.no_last.more": (
        "3칸짜리 줄에서 2칸짜리 네모는 몇 자리에 설 수 있나요?"
    ),
    "exercise.my_occlusion.square": (
        "두 변에 같은 수를 썼어요. 그림이 정사각형이 아닐 수도 있어요."
    ),
    "exercise.my_occlusion.square.more": (
        "`x.shape`에는 H와 W가 있어요. W는 어디에 쓰고 있나요?"
    ),
    "exercise.my_occlusion.hint": (
        "반복문은 필터를 옮길 때와 같아요. 자리마다 그림을 복사해서 네모만큼 "
        "가리고 `score`에 물어보세요."
    ),
    "exercise.my_occlusion.hint.more": (
        "두 반복문 안에서 `hidden = x.copy()`를 하고, `hidden[i : …, j : …] "
        "= 0`으로 가리세요. 세로 자리는 H − size + 1개예요."
    ),
    "exercise.moved_by_six.right": (
        "6픽셀 옮기면 잉크가 그대로 있는데도 100개 가운데 34개만 맞혀요."
    ),
    "exercise.moved_by_six.all": (
        "옮겨도 괜찮다고 예상했어요. 한 픽셀은 괜찮지만 더 옮기면 달라요."
    ),
    "exercise.moved_by_six.all.more": (
        "풀링 창은 2×2예요. 그것으로 몇 픽셀까지 견딜까요?"
    ),
    "exercise.moved_by_six.most": (
        "조금만 틀린다고 예상했어요. 3픽셀까지는 그렇지만 6픽셀이면 훨씬 "
        "많이 틀려요."
    ),
    "exercise.moved_by_six.most.more": (
        "‘이동(픽셀)’ 곡선을 보세요. 곧은 선인가요?"
    ),
    "exercise.moved_by_six.half": "절반이라고 예상했어요. 그보다 더 나빠요.",
    "exercise.moved_by_six.half.more": (
        "‘이동(픽셀)’ 곡선의 오른쪽 끝을 보세요."
    ),
    "exercise.moved_by_six.hint": (
        "학습할 때 숫자는 모두 한가운데에 있었어요. 신경망은 다른 자리에 "
        "대해 무엇을 배웠을까요?"
    ),
    "exercise.moved_by_six.hint.more": (
        "풀링은 한두 픽셀까지 도와요. 그 뒤의 완전 연결 계층은 본 적이 있는 "
        "자리만 알아요."
    ),
}
