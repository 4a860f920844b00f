"""What the exercises of lesson 05 say."""

EN = {
    "exercise.im2col_shape.right": (
        "(6 − 3 + 1)·(7 − 3 + 1) = 4·5 = 20 places, so 20 rows; 2·3·3 = 18 "
        "numbers in each."
    ),
    "exercise.im2col_shape.transposed": (
        "You exchanged rows and columns. In this course a window is a row."
    ),
    "exercise.im2col_shape.transposed.more": (
        "First the number of windows, then the number of cells in each."
    ),
    "exercise.im2col_shape.no_channels": (
        "You forgot the channels: a window goes through both of them."
    ),
    "exercise.im2col_shape.no_channels.more": (
        "One place of the window, one row. In it stand the 3×3 cells of each "
        "channel."
    ),
    "exercise.im2col_shape.channels_apart": (
        "You made a row for each channel. Both channels of a window belong "
        "in one row."
    ),
    "exercise.im2col_shape.channels_apart.more": (
        "A filter adds up over all channels. So one row must hold all that "
        "it needs."
    ),
    "exercise.im2col_shape.no_one": (
        "You counted the steps, not the places: add 1 down and 1 across."
    ),
    "exercise.im2col_shape.no_one.more": (
        "In how many places can a window of 3 stand in a row of 7?"
    ),
    "exercise.im2col_shape.every_cell": (
        "You counted a row for every cell of the picture. The window has to "
        "stay inside."
    ),
    "exercise.im2col_shape.every_cell.more": (
        "There is no padding here. At how many places can the window stand, "
        "down and across?"
    ),
    "exercise.im2col_shape.added": (
        "You added the places down and the places across. Every place down "
        "goes with every place across."
    ),
    "exercise.im2col_shape.added.more": (
        "For every place down, the window walks the whole row across."
    ),
    "exercise.im2col_shape.one_side": (
        "You counted one side of the filter. It has 3 rows of 3 cells."
    ),
    "exercise.im2col_shape.one_side.more": (
        "How many cells does a 3×3 square have? Then take both channels."
    ),
    "exercise.im2col_shape.hint": (
        "A row is a place of the window. How many places are there? And how "
        "many numbers does the window hold?"
    ),
    "exercise.im2col_shape.hint.more": (
        "Places: those down times those across, as in lesson 03. Numbers in "
        "a window: channels times 3 times 3."
    ),
    "exercise.my_im2col.right": (
        "A row for each place, from left to right and then down; in it "
        "channel after channel, each row by row."
    ),
    "exercise.my_im2col.transposed": (
        "Your windows are columns. In this course each window is a row."
    ),
    "exercise.my_im2col.transposed.more": (
        "How many rows should there be for two windows of four cells?"
    ),
    "exercise.my_im2col.channels_last": (
        "Your row changes the channel from number to number. It should "
        "finish one channel before it begins the next."
    ),
    "exercise.my_im2col.channels_last.more": (
        "x has the order (C, H, W). Does the window keep it when you make it "
        "flat?"
    ),
    "exercise.my_im2col.no_stride": (
        "You forgot the stride: your window moves by one cell each time."
    ),
    "exercise.my_im2col.no_stride.more": (
        "Your function takes `stride`, but does it use it? `range` has room "
        "for a third number."
    ),
    "exercise.my_im2col.no_last": (
        "The last windows are missing, on the right and at the bottom."
    ),
    "exercise.my_im2col.no_last.more": (
        "`range(a, b)` stops just before b. Which number did you give for b?"
    ),
    "exercise.my_im2col.down_first": (
        "Your windows go down first. They should go from left to right, then "
        "down."
    ),
    "exercise.my_im2col.down_first.more": (
        "The inner loop runs faster. Which of the two should that be?"
    ),
    "exercise.my_im2col.square": (
        "You took the height for the width too. A picture need not be square."
    ),
    "exercise.my_im2col.square.more": (
        "`x.shape` gives three numbers, C, H and W. Where do you use W?"
    ),
    "exercise.my_im2col.one_channel": (
        "Only channel 0 is in your rows. A window goes through all the "
        "channels."
    ),
    "exercise.my_im2col.one_channel.more": (
        "How long is a row, if there are two channels and F is 2?"
    ),
    "exercise.my_im2col.channels_apart": (
        "You made rows of their own for each channel. All channels of a "
        "window belong in one row."
    ),
    "exercise.my_im2col.channels_apart.more": (
        "A filter adds up over all channels. So one row must hold all that "
        "it needs."
    ),
    "exercise.my_im2col.column_by_column": (
        "You read each window column by column. Read it row by row."
    ),
    "exercise.my_im2col.column_by_column.more": (
        "The window 1 2 / 4 5 should become 1 2 4 5."
    ),
    "exercise.my_im2col.first_number": (
        "You repeat the first number of each window. All of its numbers are "
        "needed."
    ),
    "exercise.my_im2col.first_number.more": (
        "Cut out F rows from row i on and F columns from column j on, and "
        "make that flat."
    ),
    "exercise.my_im2col.hint": (
        "Which rows can the window begin in? `range` can take steps of "
        "`stride`. Cut the window out of all channels at once."
    ),
    "exercise.my_im2col.hint.more": (
        "`x[:, …, …]` keeps all the channels, and `ravel` then writes "
        "channel after channel. The last beginning is H − F, and `range` "
        "stops before its end."
    ),
    "exercise.my_conv_by_product.right": (
        "Filters as columns, one bias a filter, and the product was "
        "transposed before it was put back."
    ),
    "exercise.my_conv_by_product.mixed_maps": (
        "You put the product back without transposing it, so the maps are "
        "mixed."
    ),
    "exercise.my_conv_by_product.mixed_maps.more": (
        "The answers of one filter stand below each other, and `reshape` "
        "reads row by row. Section 5, first mistake."
    ),
    "exercise.my_conv_by_product.maps_last": (
        "Your result is (OH, OW, FN). The maps come first here: (FN, OH, OW)."
    ),
    "exercise.my_conv_by_product.maps_last.more": (
        "Bring the filters to the front before you reshape; a `reshape` "
        "alone would mix them."
    ),
    "exercise.my_conv_by_product.filters_reshaped": (
        "Your columns have the right size, but each one mixes several "
        "filters: you reshaped where you should transpose."
    ),
    "exercise.my_conv_by_product.filters_reshaped.more": (
        "`reshape` keeps the order of the numbers. First let each filter be "
        "a row of its own."
    ),
    "exercise.my_conv_by_product.channels_last": (
        "You wrote the filters with the channels last. The rows go channel "
        "by channel."
    ),
    "exercise.my_conv_by_product.channels_last.more": (
        "w has the order (FN, C, FH, FW). That is the order you need."
    ),
    "exercise.my_conv_by_product.no_bias": "You left out the biases.",
    "exercise.my_conv_by_product.no_bias.more": (
        "Your function takes `b`, but does it use it?"
    ),
    "exercise.my_conv_by_product.one_bias": (
        "You added the first filter's bias everywhere. Each filter has its "
        "own."
    ),
    "exercise.my_conv_by_product.one_bias.more": (
        "b has FN numbers, and each row of the product has FN numbers, too."
    ),
    "exercise.my_conv_by_product.bias_by_place": (
        "You added the biases along the last axis. By then that axis is the "
        "columns of a map, no longer the filters."
    ),
    "exercise.my_conv_by_product.bias_by_place.more": (
        "NumPy adds (FN,) to the last axis. At which step are the filters "
        "the last axis?"
    ),
    "exercise.my_conv_by_product.swapped": "You exchanged OH and OW.",
    "exercise.my_conv_by_product.swapped.more": (
        "Rows come before columns: the height first, then the width."
    ),
    "exercise.my_conv_by_product.hint": (
        "Make a column of each filter, multiply, add the biases. What stands "
        "in one column of the product?"
    ),
    "exercise.my_conv_by_product.hint.more": (
        "First write each filter as a row, then transpose. A map is a column "
        "of the product, but `reshape` reads row by row: so transpose once "
        "more before it."
    ),
    "exercise.my_conv_grad_w.right": (
        "Each weight met one number of x in every window; those numbers, "
        "each times its dy, are added up."
    ),
    "exercise.my_conv_grad_w.flipped": (
        "Your numbers are right, but the filter is turned upside down and "
        "left to right."
    ),
    "exercise.my_conv_grad_w.flipped.more": (
        "The upper left weight meets the upper left cells. Nothing is "
        "flipped here."
    ),
    "exercise.my_conv_grad_w.dy_flipped": (
        "You flipped dy. Each number of dy belongs to the window at the same "
        "place."
    ),
    "exercise.my_conv_grad_w.dy_flipped.more": (
        "The first number of dy is the gradient of the first output. Which "
        "cell of x did w[0, 0] meet there?"
    ),
    "exercise.my_conv_grad_w.no_one": (
        "Your filter is too small by a row and a column: you left out the + 1."
    ),
    "exercise.my_conv_grad_w.no_one.more": (
        "A filter of 2 in a row of 3 has two places. Work backwards: 3 "
        "cells, 2 places, a filter of how many?"
    ),
    "exercise.my_conv_grad_w.mean": (
        "You took the mean over the places. The gradient is the sum."
    ),
    "exercise.my_conv_grad_w.mean.more": (
        "A change of the weight changes the output at every place. What this "
        "does to the loss is added up."
    ),
    "exercise.my_conv_grad_w.no_dy": (
        "You added up the numbers of x without dy."
    ),
    "exercise.my_conv_grad_w.no_dy.more": (
        "Some outputs matter more to the loss than others. Which of the "
        "arguments says how much?"
    ),
    "exercise.my_conv_grad_w.no_x": (
        "You added up dy alone. That is the gradient of the bias."
    ),
    "exercise.my_conv_grad_w.no_x.more": (
        "A weight is multiplied by a number of x at every place."
    ),
    "exercise.my_conv_grad_w.overwritten": (
        "Only the last window counts in your result: you overwrite where you "
        "should add."
    ),
    "exercise.my_conv_grad_w.overwritten.more": (
        "Every window has its share in each weight. What is the difference "
        "between `=` and `+=`?"
    ),
    "exercise.my_conv_grad_w.like_dy": (
        "Your result is as large as dy. It should be as large as the filter, "
        "with a number for each weight."
    ),
    "exercise.my_conv_grad_w.like_dy.more": (
        "Let the loops go over the weights, and add up over the places."
    ),
    "exercise.my_conv_grad_w.transposed": (
        "You exchanged the rows and columns of the filter."
    ),
    "exercise.my_conv_grad_w.transposed.more": (
        "dw[i, j] belongs to the weight in row i and column j."
    ),
    "exercise.my_conv_grad_w.hint": (
        "Take one weight, w[i, j]. Which numbers of x does it meet, while "
        "the filter goes over all the places?"
    ),
    "exercise.my_conv_grad_w.hint.more": (
        "They form a piece of x, as large as dy, that begins at (i, j). "
        "Multiply it by dy and add up. How large the filter is follows from "
        "OH = H − FH + 1."
    ),
}

KO = {
    "exercise.im2col_shape.right": (
        "자리가 (6 − 3 + 1)·(7 − 3 + 1) = 4·5 = 20개라서 20행이고, 한 행에 "
        "수가 2·3·3 = 18개예요."
    ),
    "exercise.im2col_shape.transposed": (
        "행과 열이 바뀌었어요. 이 강의에서는 창을 행으로 펴요."
    ),
    "exercise.im2col_shape.transposed.more": (
        "창의 개수를 먼저, 창 하나에 든 칸의 수를 그다음에 쓰세요."
    ),
    "exercise.im2col_shape.no_channels": (
        "채널을 잊었어요. 창은 두 채널에 모두 걸쳐 있어요."
    ),
    "exercise.im2col_shape.no_channels.more": (
        "창의 자리 하나가 한 행이에요. 그 행에는 채널마다 3×3칸이 들어가요."
    ),
    "exercise.im2col_shape.channels_apart": (
        "채널마다 행을 따로 만들었어요. 한 창의 두 채널은 한 행에 들어가요."
    ),
    "exercise.im2col_shape.channels_apart.more": (
        "필터는 모든 채널을 더해요. 그래서 필요한 수가 한 행에 다 있어야 해요."
    ),
    "exercise.im2col_shape.no_one": (
        "자리가 아니라 걸음을 셌어요. 세로와 가로에 1씩 더하세요."
    ),
    "exercise.im2col_shape.no_one.more": (
        "7칸짜리 줄에서 3칸짜리 창은 몇 자리에 설 수 있나요?"
    ),
    "exercise.im2col_shape.every_cell": (
        "그림의 칸마다 행을 하나씩 셌어요. 창은 그림 안에 머물러야 해요."
    ),
    "exercise.im2col_shape.every_cell.more": (
        "여기에는 패딩이 없어요. 창의 자리는 세로와 가로로 몇 개씩인가요?"
    ),
    "exercise.im2col_shape.added": (
        "세로 자리 수와 가로 자리 수를 더했어요. 세로 자리마다 가로 자리가 "
        "모두 있어요."
    ),
    "exercise.im2col_shape.added.more": (
        "창은 한 줄 내려갈 때마다 옆으로 끝까지 걸어가요."
    ),
    "exercise.im2col_shape.one_side": (
        "필터의 한 변만 셌어요. 필터에는 3칸짜리 행이 3개 있어요."
    ),
    "exercise.im2col_shape.one_side.more": (
        "3×3 네모는 몇 칸인가요? 그런 네모가 채널마다 하나씩 있어요."
    ),
    "exercise.im2col_shape.hint": (
        "행 하나가 창의 자리 하나예요. 자리는 몇 개인가요? 그리고 창 "
        "하나에는 수가 몇 개 들어 있나요?"
    ),
    "exercise.im2col_shape.hint.more": (
        "자리의 수는 03강처럼 구해요. 세로 자리 수에 가로 자리 수를 곱해요. "
        "창 하나에 든 수는 채널 수에 3을 두 번 곱한 만큼이에요."
    ),
    "exercise.my_im2col.right": (
        "자리마다 행이 하나이고, 왼쪽에서 오른쪽으로, 그다음 아래로 가요. 행 "
        "안에서는 채널 하나를 윗줄부터 다 쓰고 다음 채널로 넘어가요."
    ),
    "exercise.my_im2col.transposed": (
        "창이 열로 되어 있어요. 이 강의에서는 창을 행으로 펴요."
    ),
    "exercise.my_im2col.transposed.more": (
        "네 칸짜리 창이 두 개이면 몇 행이어야 할까요?"
    ),
    "exercise.my_im2col.channels_last": (
        "수 하나마다 채널이 바뀌고 있어요. 채널 하나를 다 쓴 다음에 다음 "
        "채널로 넘어가야 해요."
    ),
    "exercise.my_im2col.channels_last.more": (
        "x의 순서는 (C, H, W)예요. 창을 펼 때 그 순서가 그대로인가요?"
    ),
    "exercise.my_im2col.no_stride": (
        "스트라이드를 잊었어요. 창이 한 칸씩만 움직여요."
    ),
    "exercise.my_im2col.no_stride.more": (
        "함수가 `stride`를 받기는 하는데, 쓰고 있나요? `range`에는 수를 "
        "셋까지 쓸 수 있어요."
    ),
    "exercise.my_im2col.no_last": "오른쪽 끝과 아래쪽 끝의 창이 빠졌어요.",
    "exercise.my_im2col.no_last.more": (
        "`range(a, b)`는 b 바로 앞에서 멈춰요. b 자리에 어떤 수를 썼나요?"
    ),
    "exercise.my_im2col.down_first": (
        "창이 아래로 먼저 가요. 왼쪽에서 오른쪽으로 간 다음 아래로 가야 해요."
    ),
    "exercise.my_im2col.down_first.more": (
        "안쪽 반복문이 먼저 끝까지 돌아요. 안쪽에는 어느 방향이 와야 할까요?"
    ),
    "exercise.my_im2col.square": (
        "너비에도 높이를 썼어요. 그림이 정사각형이 아닐 수도 있어요."
    ),
    "exercise.my_im2col.square.more": (
        "`x.shape`에는 C, H, W, 세 수가 있어요. W는 어디에 쓰고 있나요?"
    ),
    "exercise.my_im2col.one_channel": (
        "행에 채널 0만 있어요. 창은 모든 채널에 걸쳐 있어요."
    ),
    "exercise.my_im2col.one_channel.more": (
        "채널이 두 개이고 F가 2이면 한 행에 수가 몇 개 있어야 할까요?"
    ),
    "exercise.my_im2col.channels_apart": (
        "채널마다 행을 따로 만들었어요. 한 창의 모든 채널은 한 행에 들어가요."
    ),
    "exercise.my_im2col.channels_apart.more": (
        "필터는 모든 채널을 더해요. 그래서 필요한 수가 한 행에 다 있어야 해요."
    ),
    "exercise.my_im2col.column_by_column": (
        "창을 왼쪽 열부터 읽었어요. 윗줄부터 한 줄씩 읽으세요."
    ),
    "exercise.my_im2col.column_by_column.more": (
        "1 2 / 4 5로 된 창은 1 2 4 5가 되어야 해요."
    ),
    "exercise.my_im2col.first_number": (
        "창의 첫 수만 되풀이했어요. 창의 수가 모두 필요해요."
    ),
    "exercise.my_im2col.first_number.more": (
        "i행부터 F개 행, j열부터 F개 열을 잘라 내서 한 줄로 펴세요."
    ),
    "exercise.my_im2col.hint": (
        "창은 몇 번째 행에서 시작할 수 있나요? `range`는 `stride`칸씩 건너뛸 "
        "수 있어요. 창은 모든 채널에서 한꺼번에 잘라 내세요."
    ),
    "exercise.my_im2col.hint.more": (
        "`x[:, …, …]`는 모든 채널을 남기고, `ravel`은 채널을 하나씩 차례로 "
        "펴요. 마지막 시작 자리는 H − F이고, `range`의 끝 수는 들어 있지 "
        "않아요."
    ),
    "exercise.my_conv_by_product.right": (
        "필터를 열로 펴고, 편향을 필터마다 하나씩 더하고, 곱을 전치한 다음 "
        "되돌려 놓았어요."
    ),
    "exercise.my_conv_by_product.mixed_maps": (
        "곱을 전치하지 않고 되돌려 놓아서 특징 맵이 서로 섞였어요."
    ),
    "exercise.my_conv_by_product.mixed_maps.more": (
        "필터 하나의 답은 위아래로 놓여 있는데 `reshape`는 윗줄부터 읽어요. "
        "5절의 첫째 실수를 보세요."
    ),
    "exercise.my_conv_by_product.maps_last": (
        "결과가 (OH, OW, FN)이에요. 여기서는 특징 맵이 먼저 와서 (FN, OH, "
        "OW)예요."
    ),
    "exercise.my_conv_by_product.maps_last.more": (
        "모양을 바꾸기 전에 필터의 축을 맨 앞으로 옮기세요. `reshape`만 쓰면 "
        "섞여 버려요."
    ),
    "exercise.my_conv_by_product.filters_reshaped": (
        "열의 크기는 맞는데 열마다 여러 필터가 섞였어요. 전치할 자리에서 "
        "모양만 바꿨어요."
    ),
    "exercise.my_conv_by_product.filters_reshaped.more": (
        "`reshape`는 수의 순서를 바꾸지 않아요. 먼저 필터 하나가 행 하나가 "
        "되게 하세요."
    ),
    "exercise.my_conv_by_product.channels_last": (
        "필터를 채널이 맨 뒤에 오도록 폈어요. 행은 채널 하나씩 차례로 되어 "
        "있어요."
    ),
    "exercise.my_conv_by_product.channels_last.more": (
        "w의 순서는 (FN, C, FH, FW)예요. 이 순서를 바꿀 필요가 없어요."
    ),
    "exercise.my_conv_by_product.no_bias": "편향을 빠뜨렸어요.",
    "exercise.my_conv_by_product.no_bias.more": (
        "함수가 `b`를 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_conv_by_product.one_bias": (
        "첫 필터의 편향을 모든 곳에 더했어요. 편향은 필터마다 하나씩 있어요."
    ),
    "exercise.my_conv_by_product.one_bias.more": (
        "b에는 수가 FN개 있어요. 곱의 한 행에도 수가 FN개 있어요."
    ),
    "exercise.my_conv_by_product.bias_by_place": (
        "맨 뒤 축을 따라 편향을 더했어요. 거기서 그 축은 필터가 아니라 특징 "
        "맵의 열이에요."
    ),
    "exercise.my_conv_by_product.bias_by_place.more": (
        "NumPy는 (FN,)을 맨 뒤 축에 더해요. 필터가 맨 뒤 축에 있는 것은 어느 "
        "단계인가요?"
    ),
    "exercise.my_conv_by_product.swapped": "OH와 OW가 바뀌었어요.",
    "exercise.my_conv_by_product.swapped.more": (
        "행이 열보다 먼저예요. 높이를 먼저, 너비를 그다음에 쓰세요."
    ),
    "exercise.my_conv_by_product.hint": (
        "필터를 하나씩 열로 펴고, 곱하고, 편향을 더하세요. 곱의 열 하나에는 "
        "무엇이 있나요?"
    ),
    "exercise.my_conv_by_product.hint.more": (
        "먼저 필터를 하나씩 행으로 펴고 전치하세요. 특징 맵 한 장은 곱의 열 "
        "하나인데 `reshape`는 윗줄부터 읽어요. 그러니 그 전에 한 번 더 "
        "전치하세요."
    ),
    "exercise.my_conv_grad_w.right": (
        "가중치 하나는 창마다 x의 수를 하나씩 만나요. 그 수에 dy를 곱해서 "
        "모두 더했어요."
    ),
    "exercise.my_conv_grad_w.flipped": (
        "수는 맞는데 필터의 위아래와 좌우가 뒤집혔어요."
    ),
    "exercise.my_conv_grad_w.flipped.more": (
        "왼쪽 위 가중치는 왼쪽 위의 칸들을 만나요. 여기서는 아무것도 뒤집지 "
        "않아요."
    ),
    "exercise.my_conv_grad_w.dy_flipped": (
        "dy를 뒤집었어요. dy의 수는 저마다 같은 자리의 창과 짝이에요."
    ),
    "exercise.my_conv_grad_w.dy_flipped.more": (
        "dy의 첫 수는 첫 출력의 기울기예요. 거기서 w[0, 0]은 x의 어느 칸을 "
        "만났나요?"
    ),
    "exercise.my_conv_grad_w.no_one": (
        "필터에 행과 열이 하나씩 모자라요. + 1을 빠뜨렸어요."
    ),
    "exercise.my_conv_grad_w.no_one.more": (
        "3칸짜리 줄에서 2칸짜리 필터는 두 자리에 서요. 거꾸로 생각하세요. "
        "3칸에 두 자리이면 필터는 몇 칸인가요?"
    ),
    "exercise.my_conv_grad_w.mean": (
        "자리마다 구한 값의 평균을 냈어요. 기울기는 합이에요."
    ),
    "exercise.my_conv_grad_w.mean.more": (
        "자리마다 손실에 보태는 몫이 있어요. 그 몫을 모두 합한 것이 "
        "기울기예요."
    ),
    "exercise.my_conv_grad_w.no_dy": "dy를 곱하지 않고 x의 수만 더했어요.",
    "exercise.my_conv_grad_w.no_dy.more": (
        "출력마다 손실에 미치는 영향이 달라요. 얼마나 다른지는 어느 인수가 "
        "알려 주나요?"
    ),
    "exercise.my_conv_grad_w.no_x": "dy만 더했어요. 그것은 편향의 기울기예요.",
    "exercise.my_conv_grad_w.no_x.more": (
        "가중치는 자리마다 x의 수와 곱해져요."
    ),
    "exercise.my_conv_grad_w.overwritten": (
        "마지막 창만 결과에 남았어요. 더해야 할 곳에 덮어썼어요."
    ),
    "exercise.my_conv_grad_w.overwritten.more": (
        "창마다 가중치의 기울기에 보탤 몫이 있어요. `=`와 `+=`는 무엇이 "
        "다른가요?"
    ),
    "exercise.my_conv_grad_w.like_dy": (
        "결과의 크기가 dy와 같아요. 가중치마다 수가 하나이니까 필터와 크기가 "
        "같아야 해요."
    ),
    "exercise.my_conv_grad_w.like_dy.more": (
        "반복문은 가중치를 하나씩 돌고, 가중치마다 모든 자리의 값을 더하세요."
    ),
    "exercise.my_conv_grad_w.transposed": "필터의 행과 열이 바뀌었어요.",
    "exercise.my_conv_grad_w.transposed.more": (
        "dw[i, j]는 i행 j열에 있는 가중치의 것이에요."
    ),
    "exercise.my_conv_grad_w.hint": (
        "가중치 w[i, j] 하나를 골라 보세요. 필터가 모든 자리를 지나는 동안 "
        "이 가중치는 x의 어떤 수를 만나나요?"
    ),
    "exercise.my_conv_grad_w.hint.more": (
        "만나는 수들은 (i, j)에서 시작하는, dy와 크기가 같은 조각이에요. "
        "거기에 dy를 곱해서 더하세요. 필터의 크기는 OH = H − FH + 1에서 "
        "나와요."
    ),
}
