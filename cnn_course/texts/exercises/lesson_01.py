"""What the exercises of lesson 01 say."""

EN = {
    "exercise.one_edge_sum.right": (
        "(6 + 9 + 6) − (1 + 2 + 0) = 21 − 3 = 18. The middle column is "
        "multiplied by 0."
    ),
    "exercise.one_edge_sum.left_less_right": (
        "You took the right side away from the left one. The filter has −1 "
        "on the left and 1 on the right."
    ),
    "exercise.one_edge_sum.left_less_right.more": (
        "Which column is added, and which one taken away? Look at the signs "
        "in the filter."
    ),
    "exercise.one_edge_sum.no_minus": (
        "You added the left column. The −1 in the filter takes it away."
    ),
    "exercise.one_edge_sum.no_minus.more": (
        "What is −1 times a cell of the left column?"
    ),
    "exercise.one_edge_sum.middle_too": (
        "You added the middle column too. The filter has 0 there."
    ),
    "exercise.one_edge_sum.middle_too.more": "What is 0 times 4?",
    "exercise.one_edge_sum.no_product": (
        "You added up the picture itself. First multiply each cell by the "
        "number of the filter that lies on it."
    ),
    "exercise.one_edge_sum.no_product.more": (
        "Write down the nine products, row by row. The middle one of each "
        "row is 0."
    ),
    "exercise.one_edge_sum.mean": (
        "You divided by nine. A filter only multiplies and adds up."
    ),
    "exercise.one_edge_sum.mean.more": (
        "Leave out the last step: the sum itself is asked for."
    ),
    "exercise.one_edge_sum.on_its_side": (
        "You took the top row away from the bottom row. That is the filter "
        "laid on its side."
    ),
    "exercise.one_edge_sum.on_its_side.more": (
        "In this filter the three −1 stand one below the other. In which "
        "column?"
    ),
    "exercise.one_edge_sum.one_row": (
        "That is the top row only. The filter has three rows."
    ),
    "exercise.one_edge_sum.one_row.more": (
        "Do the same in the other two rows, and add up all three."
    ),
    "exercise.one_edge_sum.hint": (
        "Multiply each cell by the number that lies on it, then add up."
    ),
    "exercise.one_edge_sum.hint.more": (
        "The middle column gives 0. Add up the right column, and take the "
        "left one away."
    ),
    "exercise.two_rows.right": (
        "In the upper left corner 0·1 + 1·2 + 2·3 − 1·1 = 7, and the other "
        "five places in the same way."
    ),
    "exercise.two_rows.flipped": (
        "You turned the filter upside down and left to right. Lay it down as "
        "it is."
    ),
    "exercise.two_rows.flipped.more": (
        "The 0 of the filter lies on the upper left cell of the window."
    ),
    "exercise.two_rows.transposed": (
        "You exchanged the rows and the columns of the filter."
    ),
    "exercise.two_rows.transposed.more": (
        "The upper row of the filter is 0 1. It lies on the upper row of the "
        "window."
    ),
    "exercise.two_rows.no_one": (
        "You stopped one place too early, on the right and at the bottom."
    ),
    "exercise.two_rows.no_one.more": (
        "The filter may touch the right edge and the lower edge. Do these "
        "places stand in your table?"
    ),
    "exercise.two_rows.one_row": (
        "That is the upper row only. The filter goes down one row, too."
    ),
    "exercise.two_rows.one_row.more": (
        "Begin again at the left edge, one row further down."
    ),
    "exercise.two_rows.no_minus": "You lost the minus sign of the filter.",
    "exercise.two_rows.no_minus.more": (
        "The lower right cell of the window is taken away, not added."
    ),
    "exercise.two_rows.no_product": (
        "You added up the window itself. First multiply by the filter."
    ),
    "exercise.two_rows.no_product.more": (
        "Write down four products for each place, and then their sum."
    ),
    "exercise.two_rows.added": (
        "You added the filter to the window. Numbers that lie on each other "
        "are multiplied."
    ),
    "exercise.two_rows.added.more": (
        "A cell under the 0 of the filter must not count. Does it count in "
        "your sums?"
    ),
    "exercise.two_rows.mean": (
        "You divided by four. A filter only multiplies and adds up."
    ),
    "exercise.two_rows.mean.more": (
        "Leave out the last step: the sums themselves are asked for."
    ),
    "exercise.two_rows.hint": (
        "Begin in the upper left corner: four products and their sum. Then "
        "move the filter one column."
    ),
    "exercise.two_rows.hint.more": (
        "There are three places across and two down. At each: the upper "
        "right cell, and the lower left cell twice, less the lower right "
        "cell."
    ),
    "exercise.mirrored_edge.right": (
        "3·(0 − 100) = −300: just as strong, but darker on the right."
    ),
    "exercise.mirrored_edge.same": (
        "You expected 300 again. But the bright side has changed places."
    ),
    "exercise.mirrored_edge.same.more": (
        "On which side of the filter do the hundreds lie now, and what "
        "stands there?"
    ),
    "exercise.mirrored_edge.zero": (
        "You expected that the filter no longer sees the edge. But its two "
        "sides still lie on different numbers."
    ),
    "exercise.mirrored_edge.zero.more": (
        "Write out the sum: the right column times 1, the left column times "
        "−1."
    ),
    "exercise.mirrored_edge.half": (
        "You expected a weaker edge. But the step from one side to the other "
        "is as large as before."
    ),
    "exercise.mirrored_edge.half.more": (
        "The difference is still 100 in each of three rows. What about its "
        "sign?"
    ),
    "exercise.mirrored_edge.hint": (
        "The filter asks how much brighter the right side is. Which side is "
        "bright now?"
    ),
    "exercise.mirrored_edge.hint.more": (
        "The hundreds now lie under the −1 of the filter. Write out the sum."
    ),
    "exercise.transposed_filter.right": (
        "Below it is as bright as above: 100 less 100 and 0 less 0, so "
        "nothing remains."
    ),
    "exercise.transposed_filter.same": (
        "You expected 300 again. But this filter compares what is below with "
        "what is above."
    ),
    "exercise.transposed_filter.same.more": (
        "Compare the lower row of the window with its upper row. How do they "
        "differ?"
    ),
    "exercise.transposed_filter.opposite": (
        "You expected a change of sign. The filter was not mirrored: its "
        "rows became columns."
    ),
    "exercise.transposed_filter.opposite.more": (
        "The −1s now stand in the upper row, the 1s in the lower row. Which "
        "numbers do they lie on?"
    ),
    "exercise.transposed_filter.half": (
        "You expected that the filter still sees a part of the edge. Compare "
        "the rows of the window."
    ),
    "exercise.transposed_filter.half.more": (
        "All rows of the picture are alike. What is left when one is taken "
        "away from another?"
    ),
    "exercise.transposed_filter.hint": (
        "This filter asks how much brighter it is below than above."
    ),
    "exercise.transposed_filter.hint.more": (
        "Does our picture change from its top to its bottom?"
    ),
    "exercise.my_filter_image.right": (
        "A window at every place, cell times cell, and one sum; also where "
        "the picture or the filter is not square."
    ),
    "exercise.my_filter_image.flipped": (
        "You turned the filter upside down and left to right. Here it is "
        "used as it is."
    ),
    "exercise.my_filter_image.flipped.more": (
        "Multiply the window by `w` itself. What does your function do to "
        "`w` before?"
    ),
    "exercise.my_filter_image.transposed": (
        "You exchanged the rows and the columns of the filter."
    ),
    "exercise.my_filter_image.transposed.more": (
        "`w.shape` gives FH first, then FW. Is there a `.T` in your code?"
    ),
    "exercise.my_filter_image.no_one": (
        "You left out the + 1: the last row and the last column are missing."
    ),
    "exercise.my_filter_image.no_one.more": (
        "How many places are there for a filter of 3 in a row of 3?"
    ),
    "exercise.my_filter_image.swapped": (
        "You exchanged height and width. On a square nobody notices."
    ),
    "exercise.my_filter_image.swapped.more": (
        "`image.shape` gives the rows first. Which letter stands for them?"
    ),
    "exercise.my_filter_image.square_image": (
        "You took the height for the width too. A picture need not be square."
    ),
    "exercise.my_filter_image.square_image.more": (
        "`image.shape` gives two numbers, H and W. Where do you use W?"
    ),
    "exercise.my_filter_image.square_filter": (
        "You took the filter's height for its width too. A filter need not "
        "be square."
    ),
    "exercise.my_filter_image.square_filter.more": (
        "`w.shape` gives two numbers, FH and FW. Where do you use FW?"
    ),
    "exercise.my_filter_image.no_product": (
        "You added up the window, and never multiplied by the filter."
    ),
    "exercise.my_filter_image.no_product.more": (
        "Your function takes `w`. Does it use more than its shape?"
    ),
    "exercise.my_filter_image.mean": (
        "You took the mean of the products. Their sum is asked for."
    ),
    "exercise.my_filter_image.mean.more": (
        "Which function of NumPy adds up without dividing?"
    ),
    "exercise.my_filter_image.added": (
        "You added the filter to the window. Cells that lie on each other "
        "are multiplied."
    ),
    "exercise.my_filter_image.added.more": (
        "Which sign stands between the window and `w`?"
    ),
    "exercise.my_filter_image.matrix_product": (
        "`@` multiplies rows by columns. Here each cell is multiplied by the "
        "cell that lies on it."
    ),
    "exercise.my_filter_image.matrix_product.more": (
        "Which sign multiplies two tables cell by cell?"
    ),
    "exercise.my_filter_image.first_row": (
        "Your function stops after the first row; the others stay 0."
    ),
    "exercise.my_filter_image.first_row.more": (
        "How far is `return` indented? It ends the function, and the loops "
        "with it."
    ),
    "exercise.my_filter_image.hint": (
        "Two loops: one over the rows of the result, one over its columns. "
        "In them, cut out a window."
    ),
    "exercise.my_filter_image.hint.more": (
        "The window at (i, j) begins at row i and column j, and ends just "
        "before row i + FH and column j + FW. Multiply it by `w`, and add up "
        "with `np.sum`."
    ),
}

KO = {
    "exercise.one_edge_sum.right": (
        "(6 + 9 + 6) − (1 + 2 + 0) = 21 − 3 = 18이에요. 가운데 열에는 0을 "
        "곱해요."
    ),
    "exercise.one_edge_sum.left_less_right": (
        "왼쪽에서 오른쪽을 뺐어요. 필터는 왼쪽이 −1이고 오른쪽이 1이에요."
    ),
    "exercise.one_edge_sum.left_less_right.more": (
        "어느 열을 더하고 어느 열을 빼나요? 필터의 부호를 보세요."
    ),
    "exercise.one_edge_sum.no_minus": (
        "왼쪽 열을 더했어요. 필터에 −1이 있으니까 빼야 해요."
    ),
    "exercise.one_edge_sum.no_minus.more": (
        "왼쪽 열의 칸에 −1을 곱하면 얼마인가요?"
    ),
    "exercise.one_edge_sum.middle_too": (
        "가운데 열까지 더했어요. 필터의 가운데 열은 0이에요."
    ),
    "exercise.one_edge_sum.middle_too.more": "4에 0을 곱하면 얼마인가요?",
    "exercise.one_edge_sum.no_product": (
        "그림의 수를 그대로 더했어요. 먼저 칸마다 겹친 필터의 수를 곱해야 "
        "해요."
    ),
    "exercise.one_edge_sum.no_product.more": (
        "곱 아홉 개를 줄마다 적어 보세요. 줄마다 가운데 곱은 0이에요."
    ),
    "exercise.one_edge_sum.mean": "9로 나눴어요. 필터는 곱하고 더하기만 해요.",
    "exercise.one_edge_sum.mean.more": (
        "마지막 나눗셈을 빼세요. 합을 그대로 쓰면 돼요."
    ),
    "exercise.one_edge_sum.on_its_side": (
        "아래 행에서 위 행을 뺐어요. 필터를 눕혔을 때의 답이에요."
    ),
    "exercise.one_edge_sum.on_its_side.more": (
        "이 필터에서는 −1 세 개가 위아래로 놓여 있어요. 어느 열인가요?"
    ),
    "exercise.one_edge_sum.one_row": (
        "맨 윗줄만 계산했어요. 필터는 세 줄이에요."
    ),
    "exercise.one_edge_sum.one_row.more": (
        "나머지 두 줄도 똑같이 계산해서 셋을 모두 더하세요."
    ),
    "exercise.one_edge_sum.hint": (
        "칸마다 겹친 수를 곱하고, 곱한 값을 모두 더하세요."
    ),
    "exercise.one_edge_sum.hint.more": (
        "가운데 열은 모두 0이 돼요. 오른쪽 열을 더하고 왼쪽 열을 빼세요."
    ),
    "exercise.two_rows.right": (
        "왼쪽 위 구석에서 0·1 + 1·2 + 2·3 − 1·1 = 7이고, 나머지 다섯 자리도 "
        "똑같이 구해요."
    ),
    "exercise.two_rows.flipped": (
        "필터를 상하좌우로 뒤집었어요. 뒤집지 말고 그대로 올려놓으세요."
    ),
    "exercise.two_rows.flipped.more": "필터의 0은 창의 왼쪽 위 칸에 놓여요.",
    "exercise.two_rows.transposed": "필터의 행과 열을 서로 바꿨어요.",
    "exercise.two_rows.transposed.more": (
        "필터의 윗줄은 0 1이에요. 이 줄은 창의 윗줄에 놓여요."
    ),
    "exercise.two_rows.no_one": (
        "오른쪽에서도 아래에서도 한 자리 일찍 멈췄어요."
    ),
    "exercise.two_rows.no_one.more": (
        "필터는 오른쪽 끝과 아래쪽 끝에 닿아도 돼요. 그 자리가 표에 들어 "
        "있나요?"
    ),
    "exercise.two_rows.one_row": (
        "윗줄만 구했어요. 필터는 한 줄 아래로도 내려가요."
    ),
    "exercise.two_rows.one_row.more": (
        "한 줄 내려가서 왼쪽 끝부터 다시 시작하세요."
    ),
    "exercise.two_rows.no_minus": "필터의 음수 부호를 빠뜨렸어요.",
    "exercise.two_rows.no_minus.more": (
        "창의 오른쪽 아래 칸은 더하지 않고 빼요."
    ),
    "exercise.two_rows.no_product": (
        "창의 수를 그대로 더했어요. 먼저 필터를 곱해야 해요."
    ),
    "exercise.two_rows.no_product.more": (
        "자리마다 곱 네 개를 적은 다음 더하세요."
    ),
    "exercise.two_rows.added": (
        "창에 필터를 더했어요. 겹친 수끼리는 곱해야 해요."
    ),
    "exercise.two_rows.added.more": (
        "필터의 0과 겹친 칸은 합에 들어가지 않아야 해요. 지금은 들어가 있나요?"
    ),
    "exercise.two_rows.mean": "4로 나눴어요. 필터는 곱하고 더하기만 해요.",
    "exercise.two_rows.mean.more": (
        "마지막 나눗셈을 빼세요. 합을 그대로 쓰면 돼요."
    ),
    "exercise.two_rows.hint": (
        "왼쪽 위 구석에서 시작해요. 곱 네 개를 더하고, 필터를 한 칸 옮기세요."
    ),
    "exercise.two_rows.hint.more": (
        "자리는 가로로 셋, 세로로 둘이에요. 자리마다 오른쪽 위 칸에 왼쪽 "
        "아래 칸을 두 번 더하고, 오른쪽 아래 칸을 빼세요."
    ),
    "exercise.mirrored_edge.right": (
        "3·(0 − 100) = −300이에요. 세기는 같지만 이제 오른쪽이 더 어두워요."
    ),
    "exercise.mirrored_edge.same": (
        "또 300이라고 예상했어요. 그런데 밝은 쪽이 자리를 바꿨어요."
    ),
    "exercise.mirrored_edge.same.more": (
        "이제 100은 필터의 어느 쪽에 놓이나요? 그 자리의 수는 얼마인가요?"
    ),
    "exercise.mirrored_edge.zero": (
        "필터가 에지를 못 본다고 예상했어요. 그래도 필터의 왼쪽과 오른쪽은 "
        "서로 다른 수 위에 있어요."
    ),
    "exercise.mirrored_edge.zero.more": (
        "식을 써 보세요. 오른쪽 열에는 1을, 왼쪽 열에는 −1을 곱해요."
    ),
    "exercise.mirrored_edge.half": (
        "에지가 약해진다고 예상했어요. 그런데 양쪽의 밝기 차이는 그대로예요."
    ),
    "exercise.mirrored_edge.half.more": (
        "차이는 여전히 세 줄에서 100씩이에요. 그러면 부호는 어떤가요?"
    ),
    "exercise.mirrored_edge.hint": (
        "필터는 오른쪽이 얼마나 더 밝은지 물어요. 이제 어느 쪽이 밝은가요?"
    ),
    "exercise.mirrored_edge.hint.more": (
        "이제 100이 필터의 −1과 겹쳐요. 식을 써 보세요."
    ),
    "exercise.transposed_filter.right": (
        "아래가 위와 똑같이 밝아요. 100 − 100이고 0 − 0이니까 남는 것이 "
        "없어요."
    ),
    "exercise.transposed_filter.same": (
        "또 300이라고 예상했어요. 그런데 이 필터는 아래와 위를 비교해요."
    ),
    "exercise.transposed_filter.same.more": (
        "창의 아랫줄과 윗줄을 비교해 보세요. 무엇이 다른가요?"
    ),
    "exercise.transposed_filter.opposite": (
        "부호가 바뀐다고 예상했어요. 필터를 뒤집은 것이 아니라 행과 열을 "
        "바꿨어요."
    ),
    "exercise.transposed_filter.opposite.more": (
        "이제 −1은 윗줄에, 1은 아랫줄에 있어요. 어떤 수 위에 놓이나요?"
    ),
    "exercise.transposed_filter.half": (
        "필터가 에지를 조금은 본다고 예상했어요. 창의 줄끼리 비교해 보세요."
    ),
    "exercise.transposed_filter.half.more": (
        "그림의 모든 줄이 똑같아요. 한 줄에서 다른 줄을 빼면 무엇이 남나요?"
    ),
    "exercise.transposed_filter.hint": (
        "이 필터는 아래가 위보다 얼마나 더 밝은지 물어요."
    ),
    "exercise.transposed_filter.hint.more": (
        "우리 그림은 위에서 아래로 내려가면 바뀌나요?"
    ),
    "exercise.my_filter_image.right": (
        "자리마다 창을 자르고, 칸끼리 곱해서 하나로 더해요. 그림이나 필터가 "
        "정사각형이 아니어도 그래요."
    ),
    "exercise.my_filter_image.flipped": (
        "필터를 상하좌우로 뒤집었어요. 여기서는 그대로 써요."
    ),
    "exercise.my_filter_image.flipped.more": (
        "창에는 `w`를 그대로 곱해요. 그 전에 `w`를 어떻게 바꾸고 있나요?"
    ),
    "exercise.my_filter_image.transposed": "필터의 행과 열을 서로 바꿨어요.",
    "exercise.my_filter_image.transposed.more": (
        "`w.shape`는 FH, FW 순서예요. 코드에 `.T`를 쓴 곳이 있나요?"
    ),
    "exercise.my_filter_image.no_one": (
        "+ 1을 빠뜨렸어요. 마지막 행과 마지막 열이 없어요."
    ),
    "exercise.my_filter_image.no_one.more": (
        "3칸짜리 줄에 3칸짜리 필터를 놓을 자리는 몇 개인가요?"
    ),
    "exercise.my_filter_image.swapped": (
        "높이와 너비를 서로 바꿨어요. 정사각형에서는 티가 나지 않아요."
    ),
    "exercise.my_filter_image.swapped.more": (
        "`image.shape`는 행의 수가 먼저예요. 행의 수는 어느 글자인가요?"
    ),
    "exercise.my_filter_image.square_image": (
        "너비에도 높이를 썼어요. 그림이 정사각형이 아닐 수도 있어요."
    ),
    "exercise.my_filter_image.square_image.more": (
        "`image.shape`에는 H와 W, 두 수가 있어요. W는 어디에 쓰고 있나요?"
    ),
    "exercise.my_filter_image.square_filter": (
        "필터의 너비에도 높이를 썼어요. 필터가 정사각형이 아닐 수도 있어요."
    ),
    "exercise.my_filter_image.square_filter.more": (
        "`w.shape`에는 FH와 FW, 두 수가 있어요. FW는 어디에 쓰고 있나요?"
    ),
    "exercise.my_filter_image.no_product": (
        "창을 더하기만 하고 필터를 곱하지 않았어요."
    ),
    "exercise.my_filter_image.no_product.more": (
        "함수가 `w`를 받기는 하는데, 모양 말고 안의 수도 쓰고 있나요?"
    ),
    "exercise.my_filter_image.mean": (
        "곱의 평균을 구했어요. 곱의 합을 구해야 해요."
    ),
    "exercise.my_filter_image.mean.more": (
        "나누지 않고 더하기만 하는 NumPy 함수는 무엇인가요?"
    ),
    "exercise.my_filter_image.added": (
        "창에 필터를 더했어요. 겹친 칸끼리는 곱해야 해요."
    ),
    "exercise.my_filter_image.added.more": (
        "창과 `w` 사이에 어떤 기호를 썼나요?"
    ),
    "exercise.my_filter_image.matrix_product": (
        "`@`는 행과 열을 곱해요. 여기서는 겹친 칸끼리 곱해야 해요."
    ),
    "exercise.my_filter_image.matrix_product.more": (
        "두 표를 칸끼리 곱하는 기호는 무엇인가요?"
    ),
    "exercise.my_filter_image.first_row": (
        "함수가 첫 행까지만 계산하고 멈춰요. 나머지 행은 0으로 남아 있어요."
    ),
    "exercise.my_filter_image.first_row.more": (
        "`return`을 얼마나 들여 썼나요? `return`을 만나면 반복문도 함께 "
        "끝나요."
    ),
    "exercise.my_filter_image.hint": (
        "반복문이 두 개 있어야 해요. 하나는 결과의 행, 하나는 결과의 "
        "열이에요. 그 안에서 창을 잘라 내세요."
    ),
    "exercise.my_filter_image.hint.more": (
        "(i, j)의 창은 i행부터 i + FH행 앞까지, j열부터 j + FW열 앞까지예요. "
        "여기에 `w`를 곱하고 `np.sum`으로 더하세요."
    ),
}
