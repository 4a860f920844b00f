"""What the exercises of lesson 03 say."""

EN = {
    "exercise.first_size.right": "(7 − 3)/2 + 1 = 3, down and across.",
    "exercise.first_size.no_one": (
        "You counted the steps, not the places: add 1 for the first place."
    ),
    "exercise.first_size.no_one.more": (
        "Draw a row of 7 cells and lay the window of 3 on its left end. That "
        "is a place already, before the first step."
    ),
    "exercise.first_size.no_stride": (
        "That is right for steps of one cell. Here the window moves by two."
    ),
    "exercise.first_size.no_stride.more": (
        "From the first place to the last there are 7 − 3 = 4 cells. How "
        "many steps of 2 fit into them?"
    ),
    "exercise.first_size.too_far": (
        "With 4 places the last window would stick out over the edge. Did "
        "you halve the 7? Take the window's size away first."
    ),
    "exercise.first_size.too_far.more": (
        "Only 7 − 3 = 4 cells are left to walk over. Divide those by 2, then "
        "count the first place too."
    ),
    "exercise.same_pad_5.right": "(5 − 1)/2 = 2 cells on each side.",
    "exercise.same_pad_5.both_sides": (
        "4 is what both sides need together. `pad` is the number on each side."
    ),
    "exercise.same_pad_5.both_sides.more": (
        "A filter of 5 makes a row 4 cells shorter. Share these 4 between "
        "left and right."
    ),
    "exercise.same_pad_5.half": (
        "You halved the filter. The cell in its middle needs no padding."
    ),
    "exercise.same_pad_5.half.more": (
        "A filter of 5 has a middle, and so many cells to each side of it. "
        "Count them."
    ),
    "exercise.same_pad_5.as_for_three": (
        "That is right for a filter of 3. This one has 5 cells."
    ),
    "exercise.same_pad_5.as_for_three.more": (
        "How many cells does a filter of 5 reach out on each side of its "
        "middle?"
    ),
    "exercise.size_28x31.right": (
        "(28 + 2·2 − 5)/3 + 1 = 10 and (31 + 2·2 − 5)/3 + 1 = 11."
    ),
    "exercise.size_28x31.no_one": "You left out the + 1.",
    "exercise.size_28x31.no_one.more": (
        "The division counts the steps. The window stands somewhere before "
        "the first step, too."
    ),
    "exercise.size_28x31.no_pad": "You forgot the padding.",
    "exercise.size_28x31.no_pad.more": (
        "With pad 2 the row has two more cells on the left and two more on "
        "the right. Start from that length."
    ),
    "exercise.size_28x31.pad_once": (
        "You counted the padding once. There are 2 cells on each of the two "
        "sides."
    ),
    "exercise.size_28x31.pad_once.more": (
        "A row of 28 with pad 2 has 2 + 28 + 2 cells."
    ),
    "exercise.size_28x31.swapped": (
        "You exchanged height and width. The input is 28 high and 31 wide."
    ),
    "exercise.size_28x31.swapped.more": (
        "Height comes first, in the answer as in (28, 31)."
    ),
    "exercise.size_28x31.no_stride": (
        "You forgot the stride: the window moves by three cells."
    ),
    "exercise.size_28x31.no_stride.more": (
        "Divide by 3 what is left of the row, then add 1."
    ),
    "exercise.ten_filters.right": "10·(5·5·3 + 1) = 760.",
    "exercise.ten_filters.no_bias": "You left out the biases.",
    "exercise.ten_filters.no_bias.more": (
        "Every filter adds one number of its own to each of its sums."
    ),
    "exercise.ten_filters.one_bias": (
        "You took one bias for all the filters. Each has its own."
    ),
    "exercise.ten_filters.one_bias.more": (
        "Count one filter with all that belongs to it, then take it 10 times."
    ),
    "exercise.ten_filters.no_channels": (
        "You forgot the channels: a filter is as deep as its input."
    ),
    "exercise.ten_filters.no_channels.more": (
        "A filter has 5×5 weights for every one of the 3 channels."
    ),
    "exercise.ten_filters.no_channels_no_bias": (
        "You forgot the channels, and the biases too."
    ),
    "exercise.ten_filters.no_channels_no_bias.more": (
        "A filter has 5×5 weights for each of 3 channels, and one number "
        "besides."
    ),
    "exercise.ten_filters.one_filter": (
        "That is one filter. The layer has ten."
    ),
    "exercise.ten_filters.one_filter.more": (
        "Each of the ten filters has weights and a bias of its own."
    ),
    "exercise.ten_filters.times_input": (
        "You counted a weight for every number of the picture. A filter is "
        "used at all places alike, so the picture's size plays no part."
    ),
    "exercise.ten_filters.times_input.more": (
        "Look only at the filters: how many numbers stand in them?"
    ),
    "exercise.ten_filters.dense": (
        "That is a dense layer, in which every output has its own weights. "
        "Here all places share the filters."
    ),
    "exercise.ten_filters.dense.more": (
        "Look only at the filters: how many numbers stand in them?"
    ),
    "exercise.my_output_size.right": (
        "Padding counts twice, the division counts steps, and + 1 is the "
        "place before the first step."
    ),
    "exercise.my_output_size.no_one": "You left out the + 1.",
    "exercise.my_output_size.no_one.more": (
        "The division counts the steps. How many places are there for 0 steps?"
    ),
    "exercise.my_output_size.pad_once": (
        "You counted the padding once. `pad` cells stand on each side."
    ),
    "exercise.my_output_size.pad_once.more": (
        "How long is a row of 4 cells with pad 1?"
    ),
    "exercise.my_output_size.no_pad": "You forgot the padding.",
    "exercise.my_output_size.no_pad.more": (
        "Your function takes `pad`, but does it use it?"
    ),
    "exercise.my_output_size.no_stride": "You forgot the stride.",
    "exercise.my_output_size.no_stride.more": (
        "Your function takes `stride`, but does it use it? The window walks "
        "over the same cells in fewer steps."
    ),
    "exercise.my_output_size.one_inside": (
        "Your + 1 is divided too. It belongs after the division."
    ),
    "exercise.my_output_size.one_inside.more": (
        "First count the steps, then add the one place where they begin."
    ),
    "exercise.my_output_size.pad_taken_off": (
        "You took the padding away. It makes the row longer."
    ),
    "exercise.my_output_size.pad_taken_off.more": (
        "Which sign belongs before 2·pad?"
    ),
    "exercise.my_pad2d.right": (
        "The picture stands in the middle, with `pad` zeros on every side, "
        "also where it is not square."
    ),
    "exercise.my_pad2d.one_side": (
        "You put zeros above and on the left only. They belong on all four "
        "sides."
    ),
    "exercise.my_pad2d.one_side.more": (
        "By how many cells does the height grow, if `pad` are added above "
        "and `pad` below?"
    ),
    "exercise.my_pad2d.at_the_end": (
        "The size is right, but the picture stands in the upper left corner."
    ),
    "exercise.my_pad2d.at_the_end.more": (
        "In which row of the frame does the picture's first row begin?"
    ),
    "exercise.my_pad2d.ones": (
        "Your frame is made of ones. Zeros are asked for."
    ),
    "exercise.my_pad2d.ones.more": (
        "A one in the frame would be added to the sums; a zero adds nothing."
    ),
    "exercise.my_pad2d.rows_only": (
        "You added rows above and below, but no columns."
    ),
    "exercise.my_pad2d.rows_only.more": (
        "The width grows just as the height does."
    ),
    "exercise.my_pad2d.square": (
        "You took the height for the width too. A picture need not be square."
    ),
    "exercise.my_pad2d.square.more": (
        "`x.shape` gives two numbers, H and W. Where do you use W?"
    ),
    "exercise.my_pad2d.repeated_edge": (
        "You repeated the cells at the edge. Zeros are asked for."
    ),
    "exercise.my_pad2d.repeated_edge.more": (
        "What stands in the frame must not depend on the picture."
    ),
    "exercise.my_pad2d.always_one": (
        "Your frame is always one cell wide. `pad` says how wide."
    ),
    "exercise.my_pad2d.always_one.more": (
        "Your function takes `pad`, but does it use it?"
    ),
    "exercise.my_legal_strides.right": (
        "A stride fits if it divides what the window has to walk over."
    ),
    "exercise.my_legal_strides.no_whole_span": (
        "The largest stride is missing: from the first place right to the "
        "last, in one step."
    ),
    "exercise.my_legal_strides.no_whole_span.more": (
        "`range(a, b)` stops just before b. Which number did you give for b?"
    ),
    "exercise.my_legal_strides.no_stride_one": (
        "Stride 1 is missing. It always fits."
    ),
    "exercise.my_legal_strides.no_stride_one.more": (
        "Where does your `range` begin?"
    ),
    "exercise.my_legal_strides.of_the_size": (
        "You divide the whole row. The window itself has to stay inside: "
        "take its size away first."
    ),
    "exercise.my_legal_strides.of_the_size.more": (
        "A window of 3 in a row of 7 can move by 4 cells in all."
    ),
    "exercise.my_legal_strides.no_pad": "You forgot the padding.",
    "exercise.my_legal_strides.no_pad.more": (
        "Your function takes `pad`, but does it use it?"
    ),
    "exercise.my_legal_strides.pad_once": (
        "You counted the padding once. `pad` cells stand on each side."
    ),
    "exercise.my_legal_strides.pad_once.more": (
        "How long is a row of 7 cells with pad 1?"
    ),
    "exercise.my_legal_strides.all_strides": (
        "You took every stride. Only those fit that leave no remainder."
    ),
    "exercise.my_legal_strides.all_strides.more": (
        "`a % b` is the remainder of a divided by b."
    ),
    "exercise.first_size.hint": (
        "In how many places can a window of 3 stand in a row of 7, if it "
        "moves by 2?"
    ),
    "exercise.first_size.hint.more": (
        "Size minus filter, divided by the stride, plus one. Once down, once "
        "across."
    ),
    "exercise.same_pad_5.hint": (
        "Without padding, how much shorter does a filter of 5 make a row?"
    ),
    "exercise.same_pad_5.hint.more": (
        "What is lost has to be added before: half of it on each side."
    ),
    "exercise.size_28x31.hint": (
        "Work out the height first, then the width, each with the formula of "
        "section 4."
    ),
    "exercise.size_28x31.hint.more": (
        "Height: start from 28, add the padding of both sides, take away 5, "
        "divide by 3, add 1."
    ),
    "exercise.ten_filters.hint": (
        "How many numbers belong to one filter? A colour picture has three "
        "channels."
    ),
    "exercise.ten_filters.hint.more": (
        "One filter: 5·5 weights for each channel, and one bias. Then ten of "
        "them."
    ),
    "exercise.my_output_size.hint": (
        "How many steps can the window take? And how many places is that?"
    ),
    "exercise.my_output_size.hint.more": (
        "The row is `size + 2 * pad` long; the window takes `filter_size` of "
        "it; `//` divides whole numbers."
    ),
    "exercise.my_pad2d.hint": (
        "Make a larger table of zeros, then put the picture into its middle."
    ),
    "exercise.my_pad2d.hint.more": (
        "`np.zeros((H + 2 * pad, …))` makes the table, and a slice from "
        "`pad` to `pad + H` is where the rows go."
    ),
    "exercise.my_legal_strides.hint": (
        "How many cells does the window move in all, from its first place to "
        "its last?"
    ),
    "exercise.my_legal_strides.hint.more": (
        "Go through all strides from 1 to that number, and keep those that "
        "divide it: `%` gives the remainder."
    ),
    "exercise.my_conv2d_stride.right": (
        "Zeros on all four sides, then a window that starts `stride` cells "
        "further at each place, down and across."
    ),
    "exercise.my_conv2d_stride.no_stride": (
        "You forgot the stride: your window moves by one cell."
    ),
    "exercise.my_conv2d_stride.no_stride.more": (
        "Your function takes `stride`, but does it use it?"
    ),
    "exercise.my_conv2d_stride.loop_without_stride": (
        "The size is right, but your windows still move by one cell."
    ),
    "exercise.my_conv2d_stride.loop_without_stride.more": (
        "At which cell does the window of the second place begin, with "
        "stride 2?"
    ),
    "exercise.my_conv2d_stride.rows_without_stride": (
        "Across it is right, but going down your window moves by one cell."
    ),
    "exercise.my_conv2d_stride.rows_without_stride.more": (
        "In which row does the window begin for i = 1 and stride 2?"
    ),
    "exercise.my_conv2d_stride.columns_without_stride": (
        "Going down it is right, but across your window moves by one cell."
    ),
    "exercise.my_conv2d_stride.columns_without_stride.more": (
        "In which column does the window begin for j = 1 and stride 2?"
    ),
    "exercise.my_conv2d_stride.with_holes": (
        "Your sums are right, but they stand `stride` cells apart, with "
        "zeros between."
    ),
    "exercise.my_conv2d_stride.with_holes.more": (
        "Count the places in `y` one by one; only the window jumps."
    ),
    "exercise.my_conv2d_stride.filter_by_filter": (
        "Your window moves by its own size. `stride` says how far it goes."
    ),
    "exercise.my_conv2d_stride.filter_by_filter.more": (
        "By what do you multiply i and j?"
    ),
    "exercise.my_conv2d_stride.no_pad": "You forgot the padding.",
    "exercise.my_conv2d_stride.no_pad.more": (
        "Your function takes `pad`, but does it use it?"
    ),
    "exercise.my_conv2d_stride.pad_once": (
        "You put zeros above and on the left only. `pad` cells belong on "
        "each of the four sides."
    ),
    "exercise.my_conv2d_stride.pad_once.more": (
        "By how much does the height grow, if `pad` rows are added above and "
        "`pad` below?"
    ),
    "exercise.my_conv2d_stride.no_one": (
        "You left out the + 1: the division counts the steps, not the places."
    ),
    "exercise.my_conv2d_stride.no_one.more": (
        "The window stands somewhere before its first step, too."
    ),
    "exercise.my_conv2d_stride.one_inside": (
        "Your + 1 is divided too. It belongs after the division."
    ),
    "exercise.my_conv2d_stride.one_inside.more": (
        "First count the steps, then add the one place where they begin."
    ),
    "exercise.my_conv2d_stride.swapped": (
        "You exchanged height and width. On a square nobody notices."
    ),
    "exercise.my_conv2d_stride.swapped.more": (
        "`x.shape` gives the rows first. Which letter stands for them?"
    ),
    "exercise.my_conv2d_stride.flipped": (
        "You turned the filter upside down and left to right. Here it is "
        "used as it is."
    ),
    "exercise.my_conv2d_stride.flipped.more": (
        "Multiply the window by `w` itself. What does your function do to "
        "`w` before?"
    ),
    "exercise.my_conv2d_stride.hint": (
        "First put zeros around the picture. Then work out the size, and cut "
        "out a window for each place."
    ),
    "exercise.my_conv2d_stride.hint.more": (
        "`np.pad(x, pad)` puts zeros on all four sides. The window of place "
        "(i, j) begins at row `i * stride` and column `j * stride`."
    ),
}

KO = {
    "exercise.first_size.right": "가로와 세로 모두 (7 − 3)/2 + 1 = 3이에요.",
    "exercise.first_size.no_one": (
        "자리가 아니라 걸음을 셌어요. 첫 자리 몫으로 1을 더하세요."
    ),
    "exercise.first_size.no_one.more": (
        "칸 7개를 한 줄로 그리고 왼쪽 끝에 3칸짜리 창을 놓아 보세요. 한 "
        "걸음도 가기 전에 벌써 한 자리예요."
    ),
    "exercise.first_size.no_stride": (
        "한 칸씩 움직일 때의 답이에요. 여기서는 두 칸씩 움직여요."
    ),
    "exercise.first_size.no_stride.more": (
        "첫 자리에서 마지막 자리까지는 7 − 3 = 4칸이에요. 두 칸씩 가면 몇 "
        "걸음인가요?"
    ),
    "exercise.first_size.too_far": (
        "네 자리라면 마지막 창이 밖으로 나가요. 7을 반으로 나눴나요? 먼저 "
        "창의 크기를 빼세요."
    ),
    "exercise.first_size.too_far.more": (
        "걸어갈 수 있는 것은 7 − 3 = 4칸뿐이에요. 이것을 2로 나누고 첫 "
        "자리까지 세세요."
    ),
    "exercise.same_pad_5.right": "한쪽에 (5 − 1)/2 = 2칸이에요.",
    "exercise.same_pad_5.both_sides": (
        "4는 양쪽을 합친 칸 수예요. `pad`는 한쪽의 칸 수예요."
    ),
    "exercise.same_pad_5.both_sides.more": (
        "5칸짜리 필터를 쓰면 한 줄이 4칸 짧아져요. 그 4칸을 왼쪽과 오른쪽에 "
        "나눠 주세요."
    ),
    "exercise.same_pad_5.half": (
        "필터를 반으로 나눴어요. 한가운데 칸에는 패딩이 필요 없어요."
    ),
    "exercise.same_pad_5.half.more": (
        "5칸짜리 필터에는 한가운데 칸이 있어요. 그 양옆에 몇 칸씩 있는지 "
        "세어 보세요."
    ),
    "exercise.same_pad_5.as_for_three": (
        "3칸짜리 필터라면 맞아요. 이 필터는 5칸이에요."
    ),
    "exercise.same_pad_5.as_for_three.more": (
        "5칸짜리 필터는 한가운데에서 양옆으로 몇 칸씩 뻗어 있나요?"
    ),
    "exercise.size_28x31.right": (
        "(28 + 2·2 − 5)/3 + 1 = 10이고 (31 + 2·2 − 5)/3 + 1 = 11이에요."
    ),
    "exercise.size_28x31.no_one": "+ 1을 빠뜨렸어요.",
    "exercise.size_28x31.no_one.more": (
        "나눗셈으로 나온 것은 걸음의 수예요. 창은 첫 걸음을 떼기 전에도 한 "
        "자리에 있어요."
    ),
    "exercise.size_28x31.no_pad": "패딩을 잊었어요.",
    "exercise.size_28x31.no_pad.more": (
        "패딩이 2이면 왼쪽에 두 칸, 오른쪽에 두 칸이 더 생겨요. 그 길이에서 "
        "시작하세요."
    ),
    "exercise.size_28x31.pad_once": (
        "패딩을 한 번만 셌어요. 양쪽에 2칸씩 있어요."
    ),
    "exercise.size_28x31.pad_once.more": (
        "28칸에 패딩이 2이면 한 줄은 2 + 28 + 2칸이에요."
    ),
    "exercise.size_28x31.swapped": (
        "높이와 너비가 바뀌었어요. 입력은 높이가 28, 너비가 31이에요."
    ),
    "exercise.size_28x31.swapped.more": (
        "답에서도 (28, 31)에서처럼 높이를 먼저 써요."
    ),
    "exercise.size_28x31.no_stride": (
        "스트라이드를 잊었어요. 창은 세 칸씩 움직여요."
    ),
    "exercise.size_28x31.no_stride.more": (
        "남은 길이를 3으로 나누고 1을 더하세요."
    ),
    "exercise.ten_filters.right": "10·(5·5·3 + 1) = 760이에요.",
    "exercise.ten_filters.no_bias": "편향을 빠뜨렸어요.",
    "exercise.ten_filters.no_bias.more": (
        "필터마다 합에 더하는 수가 하나씩 있어요."
    ),
    "exercise.ten_filters.one_bias": (
        "필터 전체에 편향을 하나만 셌어요. 편향은 필터마다 하나씩 있어요."
    ),
    "exercise.ten_filters.one_bias.more": (
        "필터 하나에 딸린 것을 모두 세고, 그것을 10배 하세요."
    ),
    "exercise.ten_filters.no_channels": (
        "채널을 잊었어요. 필터는 입력만큼 깊어요."
    ),
    "exercise.ten_filters.no_channels.more": (
        "필터에는 채널마다 가중치가 5×5개씩 있어요. 채널은 3개예요."
    ),
    "exercise.ten_filters.no_channels_no_bias": (
        "채널을 잊었고, 편향도 빠뜨렸어요."
    ),
    "exercise.ten_filters.no_channels_no_bias.more": (
        "필터에는 채널 3개에 가중치가 5×5개씩 있고, 필터마다 수가 하나 더 "
        "있어요."
    ),
    "exercise.ten_filters.one_filter": (
        "필터 하나일 때의 답이에요. 이 계층에는 필터가 열 개 있어요."
    ),
    "exercise.ten_filters.one_filter.more": (
        "필터 열 개에 저마다 가중치와 편향이 있어요."
    ),
    "exercise.ten_filters.times_input": (
        "그림의 수마다 가중치를 셌어요. 필터는 모든 자리에서 똑같이 쓰이니까 "
        "그림의 크기는 상관없어요."
    ),
    "exercise.ten_filters.times_input.more": (
        "필터만 보세요. 그 안에 수가 몇 개 있나요?"
    ),
    "exercise.ten_filters.dense": (
        "출력마다 가중치가 따로 있는 완전 연결 계층의 답이에요. 여기서는 "
        "모든 자리가 필터를 함께 써요."
    ),
    "exercise.ten_filters.dense.more": (
        "필터만 보세요. 그 안에 수가 몇 개 있나요?"
    ),
    "exercise.my_output_size.right": (
        "패딩은 두 번 세고, 나눗셈으로 걸음을 세고, 첫 걸음 전의 자리 몫으로 "
        "1을 더해요."
    ),
    "exercise.my_output_size.no_one": "+ 1을 빠뜨렸어요.",
    "exercise.my_output_size.no_one.more": (
        "나눗셈으로 나온 것은 걸음의 수예요. 0걸음이면 자리는 몇 개일까요?"
    ),
    "exercise.my_output_size.pad_once": (
        "패딩을 한 번만 셌어요. 양쪽에 `pad`칸씩 있어요."
    ),
    "exercise.my_output_size.pad_once.more": (
        "4칸에 패딩이 1이면 한 줄은 몇 칸일까요?"
    ),
    "exercise.my_output_size.no_pad": "패딩을 잊었어요.",
    "exercise.my_output_size.no_pad.more": (
        "함수가 `pad`를 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_output_size.no_stride": "스트라이드를 잊었어요.",
    "exercise.my_output_size.no_stride.more": (
        "함수가 `stride`를 받기는 하는데, 쓰고 있나요? 같은 길이를 더 적은 "
        "걸음으로 가게 돼요."
    ),
    "exercise.my_output_size.one_inside": (
        "더한 1까지 나눴어요. 1은 나눈 다음에 더해요."
    ),
    "exercise.my_output_size.one_inside.more": (
        "먼저 걸음을 세고, 그다음에 출발한 자리 하나를 더하세요."
    ),
    "exercise.my_output_size.pad_taken_off": (
        "패딩을 뺐어요. 패딩을 두르면 줄이 길어져요."
    ),
    "exercise.my_output_size.pad_taken_off.more": (
        "2·pad 앞에는 어떤 부호가 와야 할까요?"
    ),
    "exercise.my_pad2d.right": (
        "그림이 한가운데에 있고, 네 변에 0이 `pad`칸씩 둘려 있어요. 그림이 "
        "정사각형이 아니어도 그래요."
    ),
    "exercise.my_pad2d.one_side": (
        "위와 왼쪽에만 0을 둘렀어요. 네 변에 모두 둘러야 해요."
    ),
    "exercise.my_pad2d.one_side.more": (
        "위에 `pad`칸, 아래에 `pad`칸을 더하면 높이는 몇 칸 늘어날까요?"
    ),
    "exercise.my_pad2d.at_the_end": (
        "크기는 맞지만 그림이 왼쪽 위 구석에 있어요."
    ),
    "exercise.my_pad2d.at_the_end.more": (
        "그림의 첫 행은 틀의 몇 번째 행에서 시작해야 할까요?"
    ),
    "exercise.my_pad2d.ones": "틀이 1로 되어 있어요. 0을 둘러야 해요.",
    "exercise.my_pad2d.ones.more": (
        "틀에 1이 있으면 합에 더해져요. 0은 아무것도 더하지 않아요."
    ),
    "exercise.my_pad2d.rows_only": (
        "위아래에 행은 더했는데 열은 더하지 않았어요."
    ),
    "exercise.my_pad2d.rows_only.more": "너비도 높이와 똑같이 늘어나요.",
    "exercise.my_pad2d.square": (
        "너비에도 높이를 썼어요. 그림이 정사각형이 아닐 수도 있어요."
    ),
    "exercise.my_pad2d.square.more": (
        "`x.shape`에는 H와 W, 두 수가 있어요. W는 어디에 쓰고 있나요?"
    ),
    "exercise.my_pad2d.repeated_edge": (
        "가장자리 칸을 되풀이했어요. 0을 둘러야 해요."
    ),
    "exercise.my_pad2d.repeated_edge.more": (
        "틀에 들어가는 수는 그림과 상관없어야 해요."
    ),
    "exercise.my_pad2d.always_one": (
        "틀의 두께가 늘 한 칸이에요. 두께는 `pad`가 정해요."
    ),
    "exercise.my_pad2d.always_one.more": (
        "함수가 `pad`를 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_legal_strides.right": (
        "창이 움직일 칸 수가 스트라이드로 나누어떨어지면 그 스트라이드는 "
        "맞아요."
    ),
    "exercise.my_legal_strides.no_whole_span": (
        "가장 큰 스트라이드가 빠졌어요. 첫 자리에서 마지막 자리까지 한 "
        "걸음에 가는 거예요."
    ),
    "exercise.my_legal_strides.no_whole_span.more": (
        "`range(a, b)`는 b 바로 앞에서 멈춰요. b 자리에 어떤 수를 썼나요?"
    ),
    "exercise.my_legal_strides.no_stride_one": (
        "스트라이드 1이 빠졌어요. 1은 언제나 맞아요."
    ),
    "exercise.my_legal_strides.no_stride_one.more": (
        "`range`를 어디에서 시작했나요?"
    ),
    "exercise.my_legal_strides.of_the_size": (
        "줄 전체를 나눴어요. 창은 안에 머물러야 하니까 먼저 창의 크기를 "
        "빼세요."
    ),
    "exercise.my_legal_strides.of_the_size.more": (
        "7칸짜리 줄에서 3칸짜리 창은 모두 4칸을 움직일 수 있어요."
    ),
    "exercise.my_legal_strides.no_pad": "패딩을 잊었어요.",
    "exercise.my_legal_strides.no_pad.more": (
        "함수가 `pad`를 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_legal_strides.pad_once": (
        "패딩을 한 번만 셌어요. 양쪽에 `pad`칸씩 있어요."
    ),
    "exercise.my_legal_strides.pad_once.more": (
        "7칸에 패딩이 1이면 한 줄은 몇 칸일까요?"
    ),
    "exercise.my_legal_strides.all_strides": (
        "스트라이드를 모두 골랐어요. 나머지가 없는 것만 맞아요."
    ),
    "exercise.my_legal_strides.all_strides.more": (
        "`a % b`는 a를 b로 나눈 나머지예요."
    ),
    "exercise.first_size.hint": (
        "7칸짜리 줄에서 3칸짜리 창이 두 칸씩 움직이면 몇 자리에 설 수 있나요?"
    ),
    "exercise.first_size.hint.more": (
        "크기에서 필터를 빼고, 스트라이드로 나누고, 1을 더해요. 가로와 "
        "세로를 따로 해요."
    ),
    "exercise.same_pad_5.hint": (
        "패딩이 없으면 5칸짜리 필터는 한 줄을 몇 칸 줄이나요?"
    ),
    "exercise.same_pad_5.hint.more": (
        "줄어드는 만큼 미리 더해 두세요. 한쪽에 절반씩이에요."
    ),
    "exercise.size_28x31.hint": (
        "4절의 식으로 높이를 먼저, 그다음 너비를 계산하세요."
    ),
    "exercise.size_28x31.hint.more": (
        "높이는 28에서 시작해요. 양쪽 패딩을 더하고, 5를 빼고, 3으로 나누고, "
        "1을 더하세요."
    ),
    "exercise.ten_filters.hint": (
        "필터 하나에 딸린 수는 몇 개인가요? 컬러 그림은 채널이 세 개예요."
    ),
    "exercise.ten_filters.hint.more": (
        "필터 하나에는 채널마다 가중치 5·5개가 있고, 편향이 하나 있어요. "
        "그런 필터가 열 개예요."
    ),
    "exercise.my_output_size.hint": (
        "창은 몇 걸음을 갈 수 있나요? 그러면 자리는 몇 개인가요?"
    ),
    "exercise.my_output_size.hint.more": (
        "줄의 길이는 `size + 2 * pad`이고, 창이 그 가운데 `filter_size`칸을 "
        "차지해요. 정수의 나눗셈은 `//`예요."
    ),
    "exercise.my_pad2d.hint": (
        "0으로 된 더 큰 표를 만들고, 그 가운데에 그림을 넣으세요."
    ),
    "exercise.my_pad2d.hint.more": (
        "표는 `np.zeros((H + 2 * pad, …))`로 만들고, 행은 `pad`부터 `pad + "
        "H`까지의 자리에 들어가요."
    ),
    "exercise.my_legal_strides.hint": (
        "창은 첫 자리에서 마지막 자리까지 모두 몇 칸을 움직이나요?"
    ),
    "exercise.my_legal_strides.hint.more": (
        "1부터 그 수까지 스트라이드를 하나씩 보면서 나누어떨어지는 것만 "
        "남기세요. `%`는 나머지예요."
    ),
    "exercise.my_conv2d_stride.right": (
        "네 변에 0을 두르고, 창은 자리마다 `stride`칸씩 더 가서 시작해요. "
        "세로와 가로가 모두 그래요."
    ),
    "exercise.my_conv2d_stride.no_stride": (
        "스트라이드를 잊었어요. 창이 한 칸씩 움직여요."
    ),
    "exercise.my_conv2d_stride.no_stride.more": (
        "함수가 `stride`를 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_conv2d_stride.loop_without_stride": (
        "크기는 맞지만 창은 여전히 한 칸씩 움직여요."
    ),
    "exercise.my_conv2d_stride.loop_without_stride.more": (
        "스트라이드가 2이면 둘째 자리의 창은 몇 번째 칸에서 시작하나요?"
    ),
    "exercise.my_conv2d_stride.rows_without_stride": (
        "가로는 맞지만, 세로로는 창이 한 칸씩 움직여요."
    ),
    "exercise.my_conv2d_stride.rows_without_stride.more": (
        "i = 1이고 스트라이드가 2이면 창은 몇 행에서 시작하나요? (0행부터 "
        "세요.)"
    ),
    "exercise.my_conv2d_stride.columns_without_stride": (
        "세로는 맞지만, 가로로는 창이 한 칸씩 움직여요."
    ),
    "exercise.my_conv2d_stride.columns_without_stride.more": (
        "j = 1이고 스트라이드가 2이면 창은 몇 열에서 시작하나요? (0열부터 "
        "세요.)"
    ),
    "exercise.my_conv2d_stride.with_holes": (
        "합은 맞지만 `stride`칸씩 떨어져 있고, 그 사이가 0이에요."
    ),
    "exercise.my_conv2d_stride.with_holes.more": (
        "`y`의 자리는 하나씩 세어야 해요. 건너뛰는 것은 창뿐이에요."
    ),
    "exercise.my_conv2d_stride.filter_by_filter": (
        "창이 자기 크기만큼씩 움직여요. 얼마나 움직일지는 `stride`가 정해요."
    ),
    "exercise.my_conv2d_stride.filter_by_filter.more": (
        "i와 j에 무엇을 곱하고 있나요?"
    ),
    "exercise.my_conv2d_stride.no_pad": "패딩을 잊었어요.",
    "exercise.my_conv2d_stride.no_pad.more": (
        "함수가 `pad`를 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_conv2d_stride.pad_once": (
        "위와 왼쪽에만 0을 둘렀어요. 네 변에 모두 `pad`칸씩 둘러야 해요."
    ),
    "exercise.my_conv2d_stride.pad_once.more": (
        "위에 `pad`행, 아래에 `pad`행을 더하면 높이는 얼마나 늘어날까요?"
    ),
    "exercise.my_conv2d_stride.no_one": (
        "+ 1을 빠뜨렸어요. 나눗셈으로 나온 것은 자리가 아니라 걸음의 수예요."
    ),
    "exercise.my_conv2d_stride.no_one.more": (
        "창은 첫 걸음을 떼기 전에도 한 자리에 서 있어요."
    ),
    "exercise.my_conv2d_stride.one_inside": (
        "더한 1까지 나눴어요. 1은 나눈 다음에 더해요."
    ),
    "exercise.my_conv2d_stride.one_inside.more": (
        "먼저 걸음을 세고, 그다음에 출발한 자리 하나를 더하세요."
    ),
    "exercise.my_conv2d_stride.swapped": (
        "높이와 너비를 서로 바꿨어요. 정사각형에서는 티가 나지 않아요."
    ),
    "exercise.my_conv2d_stride.swapped.more": (
        "`x.shape`는 행의 수가 먼저예요. 행의 수는 어느 글자인가요?"
    ),
    "exercise.my_conv2d_stride.flipped": (
        "필터를 상하좌우로 뒤집었어요. 여기서는 그대로 써요."
    ),
    "exercise.my_conv2d_stride.flipped.more": (
        "창에는 `w`를 그대로 곱해요. 그 전에 `w`를 어떻게 바꾸고 있나요?"
    ),
    "exercise.my_conv2d_stride.hint": (
        "먼저 그림 둘레에 0을 두르세요. 그다음 크기를 구하고, 자리마다 창을 "
        "잘라 내세요."
    ),
    "exercise.my_conv2d_stride.hint.more": (
        "`np.pad(x, pad)`는 네 변에 0을 둘러요. (i, j) 자리의 창은 `i * "
        "stride`행, `j * stride`열에서 시작해요."
    ),
}
