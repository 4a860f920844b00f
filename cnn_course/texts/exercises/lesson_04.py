"""What the exercises of lesson 04 say."""

EN = {
    "exercise.four_largest.right": (
        "Of 3 1 9 4 it is 9, of 0 2 6 1 it is 6, of 2 7 0 5 it is 7, of 1 3 "
        "8 4 it is 8."
    ),
    "exercise.four_largest.average": (
        "You took the mean of each window. That is average pooling."
    ),
    "exercise.four_largest.average.more": (
        "Add nothing up. Keep one of the four numbers, as it stands there."
    ),
    "exercise.four_largest.minimum": (
        "You kept the smallest number of each window."
    ),
    "exercise.four_largest.minimum.more": (
        "Max is short for maximum. Which of the four is that?"
    ),
    "exercise.four_largest.sum": (
        "You added up the four numbers of each window. In pooling one of "
        "them is kept."
    ),
    "exercise.four_largest.sum.more": (
        "Nothing is multiplied and nothing is added. Choose one of the four."
    ),
    "exercise.four_largest.stride_one": (
        "Your window moved by one cell each time. With stride 2 it moves by "
        "two."
    ),
    "exercise.four_largest.stride_one.more": (
        "The four windows must not overlap. Together they cover the map, "
        "each cell once."
    ),
    "exercise.four_largest.corner": (
        "You kept the upper left cell of each window, whatever stands in the "
        "others."
    ),
    "exercise.four_largest.corner.more": (
        "Look at all four cells of a window before you choose."
    ),
    "exercise.four_largest.swapped": (
        "The four numbers are right, but rows and columns are exchanged."
    ),
    "exercise.four_largest.swapped.more": (
        "The window at the upper right belongs in row 0, column 1."
    ),
    "exercise.four_largest.hint": (
        "Cut the map into four squares of 2×2. Which number is the largest "
        "in each?"
    ),
    "exercise.four_largest.hint.more": (
        "The first square holds 3, 1 and, below them, the two numbers at the "
        "left of row 1. Keep one number of it. The next square begins two "
        "cells further to the right."
    ),
    "exercise.pooled_shape.right": (
        "112/2 = 56 rows, 80/2 = 40 columns, and the 64 maps stay."
    ),
    "exercise.pooled_shape.channels_too": (
        "You halved the channels too. Pooling never looks from one map into "
        "another."
    ),
    "exercise.pooled_shape.channels_too.more": (
        "Each map goes in and comes out as one smaller map. So how many come "
        "out?"
    ),
    "exercise.pooled_shape.height_only": (
        "You halved the height only. The window moves across by two cells as "
        "well."
    ),
    "exercise.pooled_shape.height_only.more": (
        "How many windows of 2 stand side by side in a row of 80?"
    ),
    "exercise.pooled_shape.width_only": (
        "You halved the width only. The window moves down by two cells as "
        "well."
    ),
    "exercise.pooled_shape.width_only.more": (
        "How many windows of 2 stand below each other in 112 rows?"
    ),
    "exercise.pooled_shape.channels_last": (
        "The three numbers are right, but the channels come first in this "
        "course."
    ),
    "exercise.pooled_shape.channels_last.more": (
        "The order is (C, H, W): channels, rows, columns."
    ),
    "exercise.pooled_shape.swapped": (
        "You exchanged height and width. A map has 112 rows and 80 columns."
    ),
    "exercise.pooled_shape.swapped.more": (
        "Rows come before columns, in the answer as in the question."
    ),
    "exercise.pooled_shape.no_stride": (
        "That is right for stride 1. Here the window moves by two cells."
    ),
    "exercise.pooled_shape.no_stride.more": (
        "The windows stand side by side and do not overlap."
    ),
    "exercise.pooled_shape.no_one": (
        "You counted the steps, not the places: add 1 for the first place."
    ),
    "exercise.pooled_shape.no_one.more": (
        "Think of a row of 4 cells: two windows of 2 stand in it, and that "
        "takes one step."
    ),
    "exercise.pooled_shape.quarter": (
        "You divided each side by 4. A quarter is what is left of all the "
        "numbers together."
    ),
    "exercise.pooled_shape.quarter.more": (
        "A window is 2 cells high and 2 wide. By how much does each side "
        "shrink?"
    ),
    "exercise.pooled_shape.hint": (
        "Pooling goes over each map for itself. What happens to one map? And "
        "how many maps are there then?"
    ),
    "exercise.pooled_shape.hint.more": (
        "Rows: size minus window, divided by the stride, plus 1. Columns in "
        "the same way. Write (C, H, W)."
    ),
    "exercise.my_max_pool.right": (
        "The window begins at i·stride and j·stride, and the largest number "
        "in it is kept: also where windows overlap, on rectangles, and among "
        "negative numbers."
    ),
    "exercise.my_max_pool.average": (
        "You took the mean of each window. The largest number is asked for."
    ),
    "exercise.my_max_pool.average.more": (
        "Which function of NumPy gives the largest number of an array?"
    ),
    "exercise.my_max_pool.minimum": (
        "You kept the smallest number of each window."
    ),
    "exercise.my_max_pool.minimum.more": (
        "Max is short for maximum. Which function of NumPy does your code "
        "call?"
    ),
    "exercise.my_max_pool.no_stride": (
        "You forgot the stride: your window moves by one cell each time."
    ),
    "exercise.my_max_pool.no_stride.more": (
        "Your function takes `stride`, but does it use it? It plays a part "
        "in the output's size and in the window's place."
    ),
    "exercise.my_max_pool.small_steps": (
        "The size is right, but the window moves by one cell each time."
    ),
    "exercise.my_max_pool.small_steps.more": (
        "In which row does the window for i = 1 begin, if the stride is 2?"
    ),
    "exercise.my_max_pool.size_as_stride": (
        "Your window moves on by its own size. `stride` says how far it moves."
    ),
    "exercise.my_max_pool.size_as_stride.more": (
        "Windows of 3 with stride 2 overlap by one cell. Can yours?"
    ),
    "exercise.my_max_pool.stride_as_size": (
        "The places are right, but your window is as large as the stride. "
        "`size` says how large it is."
    ),
    "exercise.my_max_pool.stride_as_size.more": (
        "How many rows does your slice have, if `size` is 3 and `stride` is 2?"
    ),
    "exercise.my_max_pool.no_one": (
        "The last row and the last column are missing: you left out the + 1."
    ),
    "exercise.my_max_pool.no_one.more": (
        "The division counts the steps. The window stands somewhere before "
        "the first step, too."
    ),
    "exercise.my_max_pool.square": (
        "You took the height for the width too. A map need not be square."
    ),
    "exercise.my_max_pool.square.more": (
        "`x.shape` gives two numbers, H and W. Where do you use W?"
    ),
    "exercise.my_max_pool.swapped": (
        "You exchanged rows and columns when you cut out the window."
    ),
    "exercise.my_max_pool.swapped.more": (
        "The first slice of `x[…, …]` chooses rows. Does i or j count those?"
    ),
    "exercise.my_max_pool.from_zero": (
        "Your maximum starts from 0, so it is never negative. A window of "
        "negative numbers has a negative maximum."
    ),
    "exercise.my_max_pool.from_zero.more": (
        "Which number of the window itself could you start from?"
    ),
    "exercise.my_max_pool.corner": (
        "You kept the upper left cell of each window, whatever stands in the "
        "others."
    ),
    "exercise.my_max_pool.corner.more": (
        "The places are right. Now look at all the cells from there on, "
        "`size` down and `size` across."
    ),
    "exercise.my_max_pool.hint": (
        "How many places are there, down and across? At each place cut out "
        "the window and keep its largest number."
    ),
    "exercise.my_max_pool.hint.more": (
        "Place (i, j) begins `stride` cells further for each step: in row `i "
        "* stride`. A slice of `size` rows and `size` columns is the window; "
        "`np.max` does the rest."
    ),
    "exercise.my_max_pool_backward.right": (
        "Each number of dy went, whole, to the cell that had won its window, "
        "and all others stayed 0."
    ),
    "exercise.my_max_pool_backward.shared": (
        "You shared each gradient among the four cells. That is right for "
        "average pooling."
    ),
    "exercise.my_max_pool_backward.shared.more": (
        "If a cell that is not the largest grows a little, does the output "
        "change?"
    ),
    "exercise.my_max_pool_backward.all_four": (
        "You gave each gradient to all four cells of the window."
    ),
    "exercise.my_max_pool_backward.all_four.more": (
        "Three of the four cells could change a little, and the output would "
        "not. What is their gradient?"
    ),
    "exercise.my_max_pool_backward.first_cell": (
        "You gave each gradient to the upper left cell. It belongs to the "
        "largest one."
    ),
    "exercise.my_max_pool_backward.first_cell.more": (
        "Your function takes `x`, but does it look where the largest number "
        "stands?"
    ),
    "exercise.my_max_pool_backward.loser": (
        "You gave each gradient to the smallest cell of the window."
    ),
    "exercise.my_max_pool_backward.loser.more": (
        "Which of the four numbers did max pooling keep?"
    ),
    "exercise.my_max_pool_backward.no_step": (
        "You chose the winner rightly, but then you moved on by one cell. "
        "Each window begins two cells after the one before."
    ),
    "exercise.my_max_pool_backward.no_step.more": (
        "In which row of dx does the window of dy[1, 0] begin?"
    ),
    "exercise.my_max_pool_backward.in_the_corner": (
        "All the gradients ended up in the first window. Each belongs to its "
        "own."
    ),
    "exercise.my_max_pool_backward.in_the_corner.more": (
        "Where the winner stands is counted inside its window. Where does "
        "the window itself begin?"
    ),
    "exercise.my_max_pool_backward.row_for_column": (
        "Inside the window you exchanged row and column of the winner."
    ),
    "exercise.my_max_pool_backward.row_for_column.more": (
        "Cell 1 of a window is in its first row, on the right. What does "
        "`divmod(1, 2)` give?"
    ),
    "exercise.my_max_pool_backward.other_window": (
        "You exchanged row and column of dy: the gradients went to the wrong "
        "windows."
    ),
    "exercise.my_max_pool_backward.other_window.more": (
        "Which window does the upper right number of dy belong to?"
    ),
    "exercise.my_max_pool_backward.winner_itself": (
        "You wrote the largest number itself into its cell. Its gradient "
        "belongs there."
    ),
    "exercise.my_max_pool_backward.winner_itself.more": (
        "Your function takes `dy`, but does it use its numbers?"
    ),
    "exercise.my_max_pool_backward.hint": (
        "Begin with an array of zeros of the same shape as x. For each "
        "number of dy: which window is it from, and which cell was the "
        "largest there?"
    ),
    "exercise.my_max_pool_backward.hint.more": (
        "The window of dy[i, j] begins at row 2·i and column 2·j. "
        "`np.argmax(window)` counts its cells 0, 1, 2, 3, row after row; "
        "`divmod(…, 2)` makes a row and a column of that."
    ),
    "exercise.after_one_pixel.right": (
        "The change of 82 % became 60 %: about a quarter of it was taken "
        "away, not half."
    ),
    "exercise.after_one_pixel.all_gone": (
        "You expected pooling to make the change vanish. Measured on a "
        "thousand digits, most of it was still there."
    ),
    "exercise.after_one_pixel.all_gone.more": (
        "The windows stand still. A digit that moves by one pixel falls "
        "between two places."
    ),
    "exercise.after_one_pixel.halved": (
        "You expected half. Pooling does help, but half of 82 % would be 41 "
        "%, and the table says 60 %."
    ),
    "exercise.after_one_pixel.halved.more": (
        "Which part of 82 is 82 − 60 = 22?"
    ),
    "exercise.after_one_pixel.no_help": (
        "You expected no help at all. That is so if one keeps the corner of "
        "each window; the maximum does better."
    ),
    "exercise.after_one_pixel.no_help.more": (
        "Compare the lines *max pooled* and *corner only* of the table."
    ),
    "exercise.after_one_pixel.hint": (
        "Think of section 7: with windows of 2×2, how many of the nine cells "
        "stayed the same?"
    ),
    "exercise.after_one_pixel.hint.more": (
        "Look at the first picture of section 8: is the difference in the "
        "bottom row, after pooling, much paler than the one above it?"
    ),
}

KO = {
    "exercise.four_largest.right": (
        "3 1 9 4에서는 9, 0 2 6 1에서는 6, 2 7 0 5에서는 7, 1 3 8 4에서는 "
        "8이에요."
    ),
    "exercise.four_largest.average": (
        "창마다 평균을 구했어요. 그것은 평균 풀링이에요."
    ),
    "exercise.four_largest.average.more": (
        "더하지 마세요. 네 수 가운데 하나를 그대로 남겨요."
    ),
    "exercise.four_largest.minimum": "창마다 가장 작은 수를 남겼어요.",
    "exercise.four_largest.minimum.more": (
        "max는 최댓값이에요. 네 수 가운데 어느 것일까요?"
    ),
    "exercise.four_largest.sum": (
        "창마다 네 수를 더했어요. 최대 풀링은 그중 하나를 남겨요."
    ),
    "exercise.four_largest.sum.more": (
        "곱하지도 더하지도 않아요. 네 수 가운데 하나를 고르세요."
    ),
    "exercise.four_largest.stride_one": (
        "창을 한 칸씩 옮겼어요. 스트라이드가 2이니까 두 칸씩 옮겨요."
    ),
    "exercise.four_largest.stride_one.more": (
        "네 창은 서로 겹치지 않아요. 네 창이 모든 칸을 꼭 한 번씩 덮어요."
    ),
    "exercise.four_largest.corner": (
        "창마다 왼쪽 위 칸을 남겼어요. 나머지 칸은 보지 않았어요."
    ),
    "exercise.four_largest.corner.more": (
        "고르기 전에 창의 네 칸을 모두 보세요."
    ),
    "exercise.four_largest.swapped": "네 수는 맞는데 행과 열이 바뀌었어요.",
    "exercise.four_largest.swapped.more": (
        "오른쪽 위 창의 답은 0행 1열에 써요."
    ),
    "exercise.four_largest.hint": (
        "특징 맵을 2×2칸짜리 네모 네 개로 나누세요. 네모마다 가장 큰 수는 "
        "무엇인가요?"
    ),
    "exercise.four_largest.hint.more": (
        "첫째 네모에는 3, 1과 그 아래 행의 왼쪽 두 수가 있어요. 그중 하나만 "
        "남기세요. 다음 네모는 오른쪽으로 두 칸 옮긴 자리에서 시작해요."
    ),
    "exercise.pooled_shape.right": (
        "112/2 = 56행, 80/2 = 40열이고 64장은 그대로예요."
    ),
    "exercise.pooled_shape.channels_too": (
        "채널까지 반으로 줄였어요. 풀링은 다른 특징 맵을 들여다보지 않아요."
    ),
    "exercise.pooled_shape.channels_too.more": (
        "특징 맵 한 장이 들어가면 더 작은 한 장이 나와요. 그러면 모두 몇 "
        "장이 나올까요?"
    ),
    "exercise.pooled_shape.height_only": (
        "높이만 반으로 줄였어요. 창은 옆으로도 두 칸씩 움직여요."
    ),
    "exercise.pooled_shape.height_only.more": (
        "80칸짜리 한 행에 2칸짜리 창이 몇 개 나란히 들어가나요?"
    ),
    "exercise.pooled_shape.width_only": (
        "너비만 반으로 줄였어요. 창은 아래로도 두 칸씩 움직여요."
    ),
    "exercise.pooled_shape.width_only.more": (
        "112행에 2칸짜리 창이 위아래로 몇 개 들어가나요?"
    ),
    "exercise.pooled_shape.channels_last": (
        "세 수는 맞는데, 이 강의에서는 채널을 맨 앞에 써요."
    ),
    "exercise.pooled_shape.channels_last.more": (
        "순서는 (C, H, W), 곧 채널, 행, 열이에요."
    ),
    "exercise.pooled_shape.swapped": (
        "높이와 너비가 바뀌었어요. 특징 맵은 112행 80열이에요."
    ),
    "exercise.pooled_shape.swapped.more": (
        "문제에서도 답에서도 행을 열보다 먼저 써요."
    ),
    "exercise.pooled_shape.no_stride": (
        "스트라이드가 1일 때의 답이에요. 여기서는 창이 두 칸씩 움직여요."
    ),
    "exercise.pooled_shape.no_stride.more": (
        "창은 서로 겹치지 않고 나란히 놓여요."
    ),
    "exercise.pooled_shape.no_one": (
        "자리가 아니라 걸음을 셌어요. 첫 자리 몫으로 1을 더하세요."
    ),
    "exercise.pooled_shape.no_one.more": (
        "4칸짜리 행을 떠올려 보세요. 2칸짜리 창이 두 번 들어가지만 걸음은 한 "
        "번이에요."
    ),
    "exercise.pooled_shape.quarter": (
        "높이와 너비를 저마다 4로 나눴어요. 4분의 1이 되는 것은 수 전체의 "
        "개수예요."
    ),
    "exercise.pooled_shape.quarter.more": (
        "창은 높이가 2칸, 너비가 2칸이에요. 그러면 한쪽 길이는 얼마나 "
        "줄어들까요?"
    ),
    "exercise.pooled_shape.hint": (
        "풀링은 특징 맵을 한 장씩 따로 처리해요. 한 장은 어떻게 되나요? "
        "그러면 몇 장이 나오나요?"
    ),
    "exercise.pooled_shape.hint.more": (
        "행의 수는 크기에서 창을 빼고, 스트라이드로 나누고, 1을 더해요. 열도 "
        "똑같아요. (C, H, W) 순서로 쓰세요."
    ),
    "exercise.my_max_pool.right": (
        "창은 i·stride, j·stride에서 시작하고 그 안의 가장 큰 수가 남아요. "
        "창이 겹쳐도, 정사각형이 아니어도, 음수뿐이어도 그래요."
    ),
    "exercise.my_max_pool.average": (
        "창마다 평균을 구했어요. 가장 큰 수를 남겨야 해요."
    ),
    "exercise.my_max_pool.average.more": (
        "배열에서 가장 큰 수를 주는 NumPy 함수는 무엇인가요?"
    ),
    "exercise.my_max_pool.minimum": "창마다 가장 작은 수를 남겼어요.",
    "exercise.my_max_pool.minimum.more": (
        "max는 최댓값이라는 뜻이에요. 어떤 NumPy 함수를 썼나요?"
    ),
    "exercise.my_max_pool.no_stride": (
        "스트라이드를 잊었어요. 창이 한 칸씩만 움직여요."
    ),
    "exercise.my_max_pool.no_stride.more": (
        "함수가 `stride`를 받기는 하는데, 쓰고 있나요? 출력의 크기에도, 창의 "
        "자리에도 필요해요."
    ),
    "exercise.my_max_pool.small_steps": (
        "출력의 크기는 맞는데 창이 한 칸씩만 움직여요."
    ),
    "exercise.my_max_pool.small_steps.more": (
        "스트라이드가 2이면 i = 1일 때 창은 몇 행에서 시작하나요? (0행부터 "
        "세요.)"
    ),
    "exercise.my_max_pool.size_as_stride": (
        "창이 자기 크기만큼 움직여요. 얼마나 움직일지는 `stride`가 정해요."
    ),
    "exercise.my_max_pool.size_as_stride.more": (
        "3칸짜리 창을 두 칸씩 옮기면 한 칸이 겹쳐요. 지금 쓴 코드에서도 "
        "겹치나요?"
    ),
    "exercise.my_max_pool.stride_as_size": (
        "자리는 맞는데 창의 크기가 스트라이드와 같아요. 창의 크기는 `size`가 "
        "정해요."
    ),
    "exercise.my_max_pool.stride_as_size.more": (
        "`size`가 3, `stride`가 2일 때 잘라 낸 창은 몇 행인가요?"
    ),
    "exercise.my_max_pool.no_one": (
        "마지막 행과 마지막 열이 빠졌어요. + 1을 빠뜨렸어요."
    ),
    "exercise.my_max_pool.no_one.more": (
        "나눗셈으로 나온 것은 걸음의 수예요. 창은 첫 걸음을 떼기 전에도 한 "
        "자리에 있어요."
    ),
    "exercise.my_max_pool.square": (
        "너비에도 높이를 썼어요. 특징 맵이 정사각형이 아닐 수도 있어요."
    ),
    "exercise.my_max_pool.square.more": (
        "`x.shape`에는 H와 W, 두 수가 있어요. W는 어디에 쓰고 있나요?"
    ),
    "exercise.my_max_pool.swapped": "창을 잘라 낼 때 행과 열이 바뀌었어요.",
    "exercise.my_max_pool.swapped.more": (
        "`x[…, …]`의 첫째 자리는 행을 골라요. 행을 세는 것은 i인가요, j인가요?"
    ),
    "exercise.my_max_pool.from_zero": (
        "최댓값을 0에서 시작해서 음수가 나올 수 없어요. 음수만 있는 창에서는 "
        "최댓값도 음수예요."
    ),
    "exercise.my_max_pool.from_zero.more": (
        "0 대신 창 안의 어떤 수에서 시작하면 될까요?"
    ),
    "exercise.my_max_pool.corner": (
        "창마다 왼쪽 위 칸을 남겼어요. 나머지 칸은 보지 않았어요."
    ),
    "exercise.my_max_pool.corner.more": (
        "자리는 맞아요. 이제 거기서부터 아래로 `size`칸, 옆으로 `size`칸을 "
        "모두 보세요."
    ),
    "exercise.my_max_pool.hint": (
        "창을 놓을 자리가 세로와 가로로 몇 개인가요? 자리마다 창을 잘라 내서 "
        "가장 큰 수를 남기세요."
    ),
    "exercise.my_max_pool.hint.more": (
        "한 걸음에 `stride`칸씩 가니까 (i, j) 자리의 창은 `i * stride`행에서 "
        "시작해요. 거기서 `size`행, `size`열을 자르면 창이고, 나머지는 "
        "`np.max`가 해요."
    ),
    "exercise.my_max_pool_backward.right": (
        "dy의 수가 저마다 자기 창에서 이긴 칸으로 통째로 갔고, 나머지 칸은 "
        "0이에요."
    ),
    "exercise.my_max_pool_backward.shared": (
        "기울기를 네 칸에 나눠 줬어요. 평균 풀링이라면 맞아요."
    ),
    "exercise.my_max_pool_backward.shared.more": (
        "가장 크지 않은 칸이 조금 커지면 출력이 바뀌나요?"
    ),
    "exercise.my_max_pool_backward.all_four": (
        "창의 네 칸 모두에 기울기를 줬어요."
    ),
    "exercise.my_max_pool_backward.all_four.more": (
        "네 칸 가운데 세 칸은 조금 바뀌어도 출력이 그대로예요. 그 세 칸의 "
        "기울기는 얼마일까요?"
    ),
    "exercise.my_max_pool_backward.first_cell": (
        "기울기를 왼쪽 위 칸에 줬어요. 가장 큰 칸에 줘야 해요."
    ),
    "exercise.my_max_pool_backward.first_cell.more": (
        "함수가 `x`를 받기는 하는데, 가장 큰 수가 어디 있는지 보고 있나요?"
    ),
    "exercise.my_max_pool_backward.loser": (
        "창에서 가장 작은 칸에 기울기를 줬어요."
    ),
    "exercise.my_max_pool_backward.loser.more": (
        "최대 풀링은 네 수 가운데 어느 것을 남겼나요?"
    ),
    "exercise.my_max_pool_backward.no_step": (
        "이긴 칸은 잘 찾았는데 한 칸씩만 옮겨서 썼어요. 창은 두 칸씩 건너서 "
        "시작해요."
    ),
    "exercise.my_max_pool_backward.no_step.more": (
        "dy[1, 0]의 창은 dx의 몇 행에서 시작하나요? (0행부터 세요.)"
    ),
    "exercise.my_max_pool_backward.in_the_corner": (
        "기울기가 모두 첫 창에 들어갔어요. 저마다 자기 창으로 가야 해요."
    ),
    "exercise.my_max_pool_backward.in_the_corner.more": (
        "이긴 칸의 위치는 창 안에서 센 거예요. 그 창은 어디에서 시작하나요?"
    ),
    "exercise.my_max_pool_backward.row_for_column": (
        "창 안에서 이긴 칸의 행과 열이 바뀌었어요."
    ),
    "exercise.my_max_pool_backward.row_for_column.more": (
        "창의 1번 칸은 첫 행의 오른쪽이에요. `divmod(1, 2)`는 무엇을 주나요?"
    ),
    "exercise.my_max_pool_backward.other_window": (
        "dy의 행과 열이 바뀌었어요. 기울기가 다른 창으로 갔어요."
    ),
    "exercise.my_max_pool_backward.other_window.more": (
        "dy의 오른쪽 위 수는 어느 창의 것인가요?"
    ),
    "exercise.my_max_pool_backward.winner_itself": (
        "이긴 칸에 그 칸의 수를 그대로 썼어요. 거기에는 기울기를 써야 해요."
    ),
    "exercise.my_max_pool_backward.winner_itself.more": (
        "함수가 `dy`를 받기는 하는데, 그 수를 쓰고 있나요?"
    ),
    "exercise.my_max_pool_backward.hint": (
        "x와 모양이 같고 0으로 채운 배열에서 시작하세요. dy의 수마다, 어느 "
        "창에서 왔고 그 창에서 가장 큰 칸은 어디였나요?"
    ),
    "exercise.my_max_pool_backward.hint.more": (
        "dy[i, j]의 창은 2·i행, 2·j열에서 시작해요. `np.argmax(window)`는 "
        "창의 칸을 윗줄부터 0, 1, 2, 3으로 세요. `divmod(…, 2)`를 쓰면 행과 "
        "열이 나와요."
    ),
    "exercise.after_one_pixel.right": (
        "82%이던 변화가 60%가 됐어요. 4분의 1쯤 줄었으니 절반에는 못 미쳐요."
    ),
    "exercise.after_one_pixel.all_gone": (
        "풀링을 하면 변화가 사라진다고 예상했어요. 숫자 천 개로 재어 보니 "
        "대부분 남아 있었어요."
    ),
    "exercise.after_one_pixel.all_gone.more": (
        "창은 제자리에 있어요. 숫자가 한 픽셀 움직이면 두 자리 사이에 걸려요."
    ),
    "exercise.after_one_pixel.halved": (
        "절반이라고 예상했어요. 풀링이 도움이 되기는 해요. 하지만 82%의 "
        "절반은 41%인데 표에는 60%라고 되어 있어요."
    ),
    "exercise.after_one_pixel.halved.more": (
        "82 − 60 = 22예요. 22는 82의 몇 분의 몇쯤일까요?"
    ),
    "exercise.after_one_pixel.no_help": (
        "아무 도움이 안 된다고 예상했어요. 창마다 구석 칸을 남기면 그래요. "
        "최댓값을 남기면 그보다 나아요."
    ),
    "exercise.after_one_pixel.no_help.more": (
        "표에서 max pooled 줄과 corner only 줄을 비교하세요."
    ),
    "exercise.after_one_pixel.hint": (
        "7절을 떠올려 보세요. 2×2 창에서 아홉 칸 가운데 몇 칸이 그대로였나요?"
    ),
    "exercise.after_one_pixel.hint.more": (
        "8절의 첫 그림을 보세요. 풀링한 뒤인 아랫줄의 차이가 윗줄의 차이보다 "
        "훨씬 옅어졌나요?"
    ),
}
