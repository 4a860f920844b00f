"""What the exercises of lesson 06 say."""

EN = {
    "exercise.two_filters_see.right": (
        "The second filter reads 3 cells, and the outer two see one pixel "
        "more on each side: 3 + 2 = 5."
    ),
    "exercise.two_filters_see.second_only": (
        "You counted the cells that the second filter reads. Each of them "
        "has seen several pixels itself."
    ),
    "exercise.two_filters_see.second_only.more": (
        "Which pixels did the leftmost of the 3 cells see, and which the "
        "rightmost?"
    ),
    "exercise.two_filters_see.added": (
        "You added 3 and 3. The windows overlap, so fewer pixels are new."
    ),
    "exercise.two_filters_see.added.more": (
        "How many new pixels does a neighbouring window bring?"
    ),
    "exercise.two_filters_see.multiplied": (
        "You multiplied 3 by 3. That would be so if the windows stood side "
        "by side; they overlap."
    ),
    "exercise.two_filters_see.multiplied.more": (
        "With stride 1 the next window begins only one pixel further."
    ),
    "exercise.two_filters_see.area": (
        "You gave the whole area. Here one side is asked for."
    ),
    "exercise.two_filters_see.area.more": (
        "Which number, times itself, is the area?"
    ),
    "exercise.two_filters_see.hint": (
        "Draw a row of pixels. Mark what each of three neighbouring cells "
        "sees."
    ),
    "exercise.two_filters_see.hint.more": (
        "The first cell sees pixels 0 to 2. The next one begins one further. "
        "Where does the third one end?"
    ),
    "exercise.eight_channels.right": (
        "Each of the 8 filters goes through 8 channels: 2·8·8·9 = 1152 and "
        "8·8·25 = 1600."
    ),
    "exercise.eight_channels.no_channels": (
        "You counted for one channel in and one out."
    ),
    "exercise.eight_channels.no_channels.more": (
        "How deep is one filter, and how many filters has a layer?"
    ),
    "exercise.eight_channels.channels_once": (
        "You took the channels once. Both count: those that come in and "
        "those that go out."
    ),
    "exercise.eight_channels.channels_once.more": (
        "You counted one filter a layer. How many filters make 8 maps?"
    ),
    "exercise.eight_channels.one_layer": (
        "You counted one layer of 3×3. There are two of them."
    ),
    "exercise.eight_channels.one_layer.more": (
        "Only the first of your two numbers is off."
    ),
    "exercise.eight_channels.with_biases": (
        "You counted the biases, too. This time only the weights are asked "
        "for."
    ),
    "exercise.eight_channels.with_biases.more": (
        "Each filter has one bias. Leave them out."
    ),
    "exercise.eight_channels.swapped": (
        "You exchanged the two numbers: first the two small layers, then the "
        "large one."
    ),
    "exercise.eight_channels.swapped.more": (
        "Which of the two has fewer weights?"
    ),
    "exercise.eight_channels.hint": (
        "How many numbers are in one filter that goes through 8 channels? "
        "How many such filters has a layer?"
    ),
    "exercise.eight_channels.hint.more": (
        "For one layer multiply: channels in, channels out, the side of the "
        "filter twice. Two layers are twice as much."
    ),
    "exercise.my_pixels_seen.right": (
        "From the last layer back to the first: both ends times the stride, "
        "and each time F − 1 more for the last cell."
    ),
    "exercise.my_pixels_seen.first_layer_first": (
        "You go through the layers from the input on. The cell belongs to "
        "the last layer, so go backwards."
    ),
    "exercise.my_pixels_seen.first_layer_first.more": (
        "Which layer made the cell? Begin with that one."
    ),
    "exercise.my_pixels_seen.no_stride": (
        "You forgot the stride: the window of the next cell begins S further."
    ),
    "exercise.my_pixels_seen.no_stride.more": (
        "With a filter of 2 and stride 2, where does the window of cell 3 "
        "begin?"
    ),
    "exercise.my_pixels_seen.no_minus_one": (
        "Your last pixel is too far: a window of F cells ends F − 1 after it "
        "begins."
    ),
    "exercise.my_pixels_seen.no_minus_one.more": (
        "A window of 3 that begins at 0: at which cell does it end?"
    ),
    "exercise.my_pixels_seen.last_layer_only": (
        "You went through the last layer only. Its cells see more in the "
        "layers below."
    ),
    "exercise.my_pixels_seen.last_layer_only.more": (
        "Do the same for the layer before, with the two ends you have now."
    ),
    "exercise.my_pixels_seen.a_size": (
        "Your second number is how many pixels there are. The last pixel is "
        "asked for."
    ),
    "exercise.my_pixels_seen.a_size.more": (
        "Pixels are counted from 0 at the edge of the picture, not from the "
        "first one that is seen."
    ),
    "exercise.my_pixels_seen.hint": (
        "Go backwards. Which cells of the layer before does this cell read, "
        "from which to which?"
    ),
    "exercise.my_pixels_seen.hint.more": (
        "Cell k reads from k·S to k·S + F − 1. Keep a first and a last cell, "
        "and take both one layer back at a time."
    ),
}

KO = {
    "exercise.two_filters_see.right": (
        "둘째 필터는 3칸을 보는데, 양 끝 칸이 픽셀을 하나씩 더 봐요. 그래서 "
        "3 + 2 = 5예요."
    ),
    "exercise.two_filters_see.second_only": (
        "둘째 필터가 읽는 칸을 셌어요. 그 칸도 저마다 픽셀을 여러 개 본 "
        "칸이에요."
    ),
    "exercise.two_filters_see.second_only.more": (
        "3칸 가운데 맨 왼쪽 칸과 맨 오른쪽 칸은 저마다 어느 픽셀을 봤나요?"
    ),
    "exercise.two_filters_see.added": (
        "3에 3을 더했어요. 창이 서로 겹치니까 새로 보는 픽셀은 그보다 적어요."
    ),
    "exercise.two_filters_see.added.more": (
        "옆 칸의 창에는 새로운 픽셀이 몇 개 있나요?"
    ),
    "exercise.two_filters_see.multiplied": (
        "3에 3을 곱했어요. 창이 나란히 붙어 있다면 맞아요. 하지만 창은 서로 "
        "겹쳐요."
    ),
    "exercise.two_filters_see.multiplied.more": (
        "스트라이드가 1이면 다음 창은 한 픽셀 옆에서 시작해요."
    ),
    "exercise.two_filters_see.area": (
        "넓이를 썼어요. 여기서는 한 변의 수를 물어요."
    ),
    "exercise.two_filters_see.area.more": (
        "두 번 곱하면 그 넓이가 되는 수는 무엇인가요?"
    ),
    "exercise.two_filters_see.hint": (
        "픽셀을 한 줄로 그려 보세요. 이웃한 세 칸이 저마다 어느 픽셀을 "
        "보는지 표시해 보세요."
    ),
    "exercise.two_filters_see.hint.more": (
        "첫째 칸은 픽셀 0부터 2까지 봐요. 둘째 칸은 한 픽셀 옆에서 시작해요. "
        "셋째 칸은 어디에서 끝나나요?"
    ),
    "exercise.eight_channels.right": (
        "필터 8개가 저마다 채널 8개에 걸쳐 있어요. 2·8·8·9 = 1152이고 8·8·25 "
        "= 1600이에요."
    ),
    "exercise.eight_channels.no_channels": (
        "채널이 하나 들어오고 하나 나갈 때의 수예요."
    ),
    "exercise.eight_channels.no_channels.more": (
        "필터 하나는 채널이 몇 개이고, 한 계층에는 필터가 몇 개 있나요?"
    ),
    "exercise.eight_channels.channels_once": (
        "채널을 한 번만 곱했어요. 들어오는 채널과 나가는 채널을 모두 세어야 "
        "해요."
    ),
    "exercise.eight_channels.channels_once.more": (
        "계층마다 필터를 하나만 셌어요. 특징 맵 8장을 만들려면 필터가 몇 "
        "개 필요한가요?"
    ),
    "exercise.eight_channels.one_layer": (
        "3×3 계층을 하나만 셌어요. 계층은 두 개예요."
    ),
    "exercise.eight_channels.one_layer.more": "두 수 가운데 첫째 수만 달라요.",
    "exercise.eight_channels.with_biases": (
        "편향도 셌어요. 여기서는 가중치만 물어요."
    ),
    "exercise.eight_channels.with_biases.more": (
        "편향은 필터마다 하나씩 있어요. 그 수를 빼세요."
    ),
    "exercise.eight_channels.swapped": (
        "두 수가 바뀌었어요. 작은 계층 두 개를 먼저, 큰 계층 하나를 그다음에 "
        "쓰세요."
    ),
    "exercise.eight_channels.swapped.more": "어느 쪽이 가중치가 적은가요?",
    "exercise.eight_channels.hint": (
        "채널 8개에 걸친 필터 하나에는 수가 몇 개 있나요? 한 계층에는 그런 "
        "필터가 몇 개 있나요?"
    ),
    "exercise.eight_channels.hint.more": (
        "한 계층이면 들어오는 채널, 나가는 채널, 필터의 한 변을 두 번 "
        "곱해요. 계층이 두 개면 두 배예요."
    ),
    "exercise.my_pixels_seen.right": (
        "마지막 계층부터 거꾸로 가면서 두 번호에 스트라이드를 곱하고, 끝 "
        "칸의 번호에는 F − 1도 더했어요."
    ),
    "exercise.my_pixels_seen.first_layer_first": (
        "입력 쪽 계층부터 지나갔어요. 칸은 마지막 계층의 것이니까 거꾸로 "
        "가야 해요."
    ),
    "exercise.my_pixels_seen.first_layer_first.more": (
        "그 칸을 만든 것은 어느 계층인가요? 거기서 시작하세요."
    ),
    "exercise.my_pixels_seen.no_stride": (
        "스트라이드를 잊었어요. 다음 칸의 창은 S칸 옆에서 시작해요."
    ),
    "exercise.my_pixels_seen.no_stride.more": (
        "필터가 2칸이고 스트라이드가 2이면 3번 칸의 창은 어디에서 시작하나요?"
    ),
    "exercise.my_pixels_seen.no_minus_one": (
        "마지막 픽셀이 너무 멀어요. F칸짜리 창은 시작한 칸에서 F − 1칸 뒤에 "
        "끝나요."
    ),
    "exercise.my_pixels_seen.no_minus_one.more": (
        "0번에서 시작하는 3칸짜리 창은 몇 번 칸에서 끝나나요?"
    ),
    "exercise.my_pixels_seen.last_layer_only": (
        "마지막 계층만 지나갔어요. 그 아래 계층에서는 더 넓게 봐요."
    ),
    "exercise.my_pixels_seen.last_layer_only.more": (
        "지금 구한 양 끝으로 바로 앞 계층에서도 똑같이 하세요."
    ),
    "exercise.my_pixels_seen.a_size": (
        "둘째 수가 픽셀의 개수예요. 여기서는 마지막 픽셀의 번호를 물어요."
    ),
    "exercise.my_pixels_seen.a_size.more": (
        "픽셀 번호는 창의 처음이 아니라 그림의 왼쪽 끝을 0으로 해서 세요."
    ),
    "exercise.my_pixels_seen.hint": (
        "거꾸로 가 보세요. 이 칸은 바로 앞 계층의 몇 번 칸부터 몇 번 칸까지 "
        "읽나요?"
    ),
    "exercise.my_pixels_seen.hint.more": (
        "k번 칸은 k·S부터 k·S + F − 1까지 읽어요. 첫 칸과 마지막 칸을 "
        "기억하고, 둘을 한 계층씩 거꾸로 옮기세요."
    ),
}
