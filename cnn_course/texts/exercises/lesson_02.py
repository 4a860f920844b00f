"""What the exercises of lesson 02 say."""

EN = {
    "exercise.products_in_one.right": (
        "5·5·3 = 75: one product for each number of the filter."
    ),
    "exercise.products_in_one.no_channels": (
        "You forgot the channels: the filter has a table for each of them."
    ),
    "exercise.products_in_one.no_channels.more": (
        "One table makes 5·5 products. How many tables are there?"
    ),
    "exercise.products_in_one.bias_too": (
        "You counted the bias too. It is added, not multiplied."
    ),
    "exercise.products_in_one.bias_too.more": (
        "Count only the cells of the filter."
    ),
    "exercise.products_in_one.added": (
        "You added the three sizes. A block of cells is counted by "
        "multiplying."
    ),
    "exercise.products_in_one.added.more": (
        "How many cells does a table of 5 rows and 5 columns have? And three "
        "such tables?"
    ),
    "exercise.products_in_one.whole_picture": (
        "You counted all the numbers of the picture. Only those in the "
        "window are multiplied."
    ),
    "exercise.products_in_one.whole_picture.more": (
        "How large is the window, and how deep?"
    ),
    "exercise.products_in_one.whole_map": (
        "You counted the products of the whole map. Here it is about one of "
        "its numbers."
    ),
    "exercise.products_in_one.whole_map.more": (
        "Let the filter stand still at one place. How many products are there?"
    ),
    "exercise.products_in_one.hint": (
        "Every number of the filter is multiplied once. How many numbers "
        "does it have?"
    ),
    "exercise.products_in_one.hint.more": (
        "One table of the filter has 5·5 numbers, and there is one for each "
        "channel."
    ),
    "exercise.grey_edge.right": (
        "Both halves are 106 in grey: 3·(106 − 106) is 0 at every place."
    ),
    "exercise.grey_edge.plus": (
        "You expected the right half to be brighter. Look at the grey "
        "picture: is it?"
    ),
    "exercise.grey_edge.plus.more": (
        "The filter takes the left numbers away from the right ones. How "
        "large are they in grey?"
    ),
    "exercise.grey_edge.minus": (
        "You expected the left half to be brighter. In colour it may seem "
        "so. Is it in grey?"
    ),
    "exercise.grey_edge.minus.more": (
        "The colours were chosen so that both halves have the same brightness."
    ),
    "exercise.grey_edge.both": (
        "You expected plus at one place and minus at another. Is there "
        "anything in grey that changes?"
    ),
    "exercise.grey_edge.both.more": (
        "Where do the numbers of the grey picture change from one column to "
        "the next?"
    ),
    "exercise.grey_edge.hint": (
        "The filter compares brightness on the right with brightness on the "
        "left."
    ),
    "exercise.grey_edge.hint.more": (
        "Try to find the border in the grey picture with your own eyes."
    ),
    "exercise.six_maps.right": (
        "Each of the six filters makes one map, and each fits at 28 places "
        "down and 28 across: (6, 28, 28)."
    ),
    "exercise.six_maps.one_map": (
        "You put everything into one map. Only the channels of one filter "
        "are added up."
    ),
    "exercise.six_maps.one_map.more": (
        "Every filter asks a question of its own. Where does its answer stand?"
    ),
    "exercise.six_maps.a_map_per_channel": (
        "You counted a map for each channel of each filter. The channels of "
        "a filter go into one sum."
    ),
    "exercise.six_maps.a_map_per_channel.more": (
        "One filter, however deep it is, makes how many maps?"
    ),
    "exercise.six_maps.three_maps": (
        "You kept the three channels of the picture. They are added up; the "
        "filters decide how many maps there are."
    ),
    "exercise.six_maps.three_maps.more": (
        "One filter made one map, though the picture had three channels. Now "
        "take all the filters."
    ),
    "exercise.six_maps.channels_last": (
        "The numbers are right, but in this course the maps come first, then "
        "rows and columns."
    ),
    "exercise.six_maps.channels_last.more": (
        "In which order does `photo.shape` stand in section 1?"
    ),
    "exercise.six_maps.same_size": (
        "You kept the size of the picture. A filter of 5×5 has to stay "
        "inside, so the map gets smaller."
    ),
    "exercise.six_maps.same_size.more": (
        "Look back at the layer with one filter: how large was its map?"
    ),
    "exercise.six_maps.no_one": (
        "You left out a place: the one where the filter stands first."
    ),
    "exercise.six_maps.no_one.more": (
        "Look back at the layer with one filter: how large was its map?"
    ),
    "exercise.six_maps.hint": (
        "How many maps does one filter make? And how large was the map of "
        "the layer with one filter?"
    ),
    "exercise.six_maps.hint.more": (
        "Write it as (maps, rows, columns). Each filter makes one map, as "
        "large as that of the layer with one filter."
    ),
    "exercise.six_filters.right": "6·(5·5·3 + 1) = 6·76 = 456.",
    "exercise.six_filters.no_bias": "You left out the biases.",
    "exercise.six_filters.no_bias.more": (
        "Every filter adds one number of its own to each of its sums."
    ),
    "exercise.six_filters.one_bias": (
        "You took one bias for all the filters. Each has its own."
    ),
    "exercise.six_filters.one_bias.more": (
        "Count one filter with all that belongs to it, then take that six "
        "times."
    ),
    "exercise.six_filters.bias_per_channel": (
        "You counted a bias for each channel. A filter makes one sum, and "
        "adds its bias once."
    ),
    "exercise.six_filters.bias_per_channel.more": (
        "How many numbers does one filter make at one place? It has as many "
        "biases."
    ),
    "exercise.six_filters.no_channels": (
        "You forgot the channels: a filter is as deep as its input."
    ),
    "exercise.six_filters.no_channels.more": (
        "A filter has 5×5 weights for every one of the 3 channels."
    ),
    "exercise.six_filters.no_channels_no_bias": (
        "You forgot the channels, and the biases too."
    ),
    "exercise.six_filters.no_channels_no_bias.more": (
        "A filter has 5×5 weights for each of 3 channels, and one number "
        "besides."
    ),
    "exercise.six_filters.one_filter": (
        "That is one filter. The layer has six."
    ),
    "exercise.six_filters.one_filter.more": (
        "Each of the six filters has weights and a bias of its own."
    ),
    "exercise.six_filters.six_more": (
        "That is seven filters. There are six in all, not six more."
    ),
    "exercise.six_filters.six_more.more": (
        "Count the maps in the picture above: one filter for each."
    ),
    "exercise.six_filters.times_input": (
        "You counted a weight for every number of the picture. A filter is "
        "used at all places alike, so the size of the picture plays no part."
    ),
    "exercise.six_filters.times_input.more": (
        "Look only at the filters: how many numbers stand in them?"
    ),
    "exercise.six_filters.every_place": (
        "You gave every place filters of its own. All places share the same "
        "ones."
    ),
    "exercise.six_filters.every_place.more": (
        "Does a filter change when it moves on?"
    ),
    "exercise.six_filters.dense": (
        "That is a dense layer, in which every output has its own weights. "
        "Here all places share the filters."
    ),
    "exercise.six_filters.dense.more": (
        "Look only at the filters: how many numbers stand in them?"
    ),
    "exercise.six_filters.hint": "How many numbers belong to one filter?",
    "exercise.six_filters.hint.more": (
        "One filter: 5·5 weights for each channel, and one bias. Then six of "
        "them."
    ),
    "exercise.ten_deeper_filters.right": "10·(5·5·6 + 1) = 10·151 = 1,510.",
    "exercise.ten_deeper_filters.three_channels": (
        "Your filters are 3 deep, as for a colour picture. Here the input "
        "has more channels."
    ),
    "exercise.ten_deeper_filters.three_channels.more": (
        "The input of this layer is the six maps of the layer before."
    ),
    "exercise.ten_deeper_filters.no_bias": "You left out the biases.",
    "exercise.ten_deeper_filters.no_bias.more": (
        "Every filter adds one number of its own to each of its sums."
    ),
    "exercise.ten_deeper_filters.one_bias": (
        "You took one bias for all the filters. Each has its own."
    ),
    "exercise.ten_deeper_filters.one_bias.more": (
        "Count one filter with all that belongs to it, then take that ten "
        "times."
    ),
    "exercise.ten_deeper_filters.bias_per_channel": (
        "You counted a bias for each channel. A filter makes one sum, and "
        "adds its bias once."
    ),
    "exercise.ten_deeper_filters.bias_per_channel.more": (
        "How many numbers does one filter make at one place? It has as many "
        "biases."
    ),
    "exercise.ten_deeper_filters.no_channels": (
        "You forgot the channels: a filter is as deep as its input."
    ),
    "exercise.ten_deeper_filters.no_channels.more": (
        "A filter has 5×5 weights for every map that it looks at."
    ),
    "exercise.ten_deeper_filters.exchanged": (
        "You exchanged the two numbers: that is six filters which are ten "
        "deep."
    ),
    "exercise.ten_deeper_filters.exchanged.more": (
        "Which number is the depth of the input, and which counts the filters?"
    ),
    "exercise.ten_deeper_filters.one_filter": (
        "That is one filter. The layer has ten."
    ),
    "exercise.ten_deeper_filters.one_filter.more": (
        "Each of the ten filters has weights and a bias of its own."
    ),
    "exercise.ten_deeper_filters.both_layers": (
        "That is both layers together. Only the second is asked for."
    ),
    "exercise.ten_deeper_filters.both_layers.more": (
        "Take away what belongs to the six filters of the first layer."
    ),
    "exercise.ten_deeper_filters.hint": (
        "How deep is a filter that takes six maps as its input?"
    ),
    "exercise.ten_deeper_filters.hint.more": (
        "One filter: 5·5 weights for each of the six maps, and one bias. "
        "Then ten of them."
    ),
    "exercise.my_conv2d.right": (
        "Every filter sums over all channels, adds its own bias once, and "
        "makes one map."
    ),
    "exercise.my_conv2d.no_bias": "You left out the bias.",
    "exercise.my_conv2d.no_bias.more": (
        "Your function takes `b`, but does it use it?"
    ),
    "exercise.my_conv2d.one_bias": (
        "You added the first bias everywhere. Each filter has its own."
    ),
    "exercise.my_conv2d.one_bias.more": (
        "Which index must `b` have, if `w` has f?"
    ),
    "exercise.my_conv2d.bias_per_channel": (
        "You added the bias once for each channel. It is added once to the "
        "whole sum."
    ),
    "exercise.my_conv2d.bias_per_channel.more": (
        "In which loop do you add `b[f]`? Not in the one over the channels: "
        "add it after that."
    ),
    "exercise.my_conv2d.first_channel": (
        "You looked at the first channel only. All channels go into the sum."
    ),
    "exercise.my_conv2d.first_channel.more": (
        "What stands in the first place of `x[…]` and in the second of "
        "`w[…]`? A colon takes all of them."
    ),
    "exercise.my_conv2d.last_channel": (
        "Each channel overwrites the one before, so that only the last is "
        "left."
    ),
    "exercise.my_conv2d.last_channel.more": (
        "Inside the loop over channels, what was there has to be kept and "
        "added to."
    ),
    "exercise.my_conv2d.first_table": (
        "You used the first table of the filter for all channels. Each "
        "channel has its own."
    ),
    "exercise.my_conv2d.first_table.more": (
        "Channel c of the window belongs to which table of `w[f]`?"
    ),
    "exercise.my_conv2d.channels_averaged": (
        "You took the mean over the channels. They are added up."
    ),
    "exercise.my_conv2d.channels_averaged.more": (
        "Does your function divide by C somewhere?"
    ),
    "exercise.my_conv2d.mean": (
        "You took the mean of the products. Their sum is asked for."
    ),
    "exercise.my_conv2d.mean.more": (
        "Which function of NumPy adds up without dividing?"
    ),
    "exercise.my_conv2d.flipped": (
        "You turned the filter upside down and left to right. Here it is "
        "used as it is."
    ),
    "exercise.my_conv2d.flipped.more": (
        "Multiply the window by `w[f]` itself. What does your function do to "
        "it before?"
    ),
    "exercise.my_conv2d.first_filter": (
        "You used the first filter for all the maps. Each map has its own."
    ),
    "exercise.my_conv2d.first_filter.more": (
        "Which index must `w` have, if the result is written to `y[f, i, j]`?"
    ),
    "exercise.my_conv2d.filters_reversed": (
        "Your maps stand in the opposite order. Filter 0 makes map 0."
    ),
    "exercise.my_conv2d.filters_reversed.more": (
        "Are `w`, `b` and `y` all counted by the same f?"
    ),
    "exercise.my_conv2d.filters_last": (
        "You put the filters last. In this course the maps come first: (FN, "
        "OH, OW)."
    ),
    "exercise.my_conv2d.filters_last.more": (
        "With which shape do you make `y`, and in which order do you write "
        "to it?"
    ),
    "exercise.my_conv2d.swapped": (
        "You exchanged height and width. On a square nobody notices."
    ),
    "exercise.my_conv2d.swapped.more": (
        "`x.shape` gives channels, rows, columns. Which letters stand for "
        "them?"
    ),
    "exercise.my_conv2d.no_one": (
        "You left out the + 1: the last row and the last column are missing."
    ),
    "exercise.my_conv2d.no_one.more": (
        "How many places are there for a filter of 2 in a row of 3?"
    ),
    "exercise.my_conv2d.hint": (
        "Three loops: over filters f, rows i and columns j. The window takes "
        "all channels at once."
    ),
    "exercise.my_conv2d.hint.more": (
        "The window begins `x[:, i : i + FH, …]`. Multiply it by `w[f]`, add "
        "up, then add the bias of this filter."
    ),
}

KO = {
    "exercise.products_in_one.right": (
        "5·5·3 = 75예요. 필터의 수마다 곱이 하나씩 있어요."
    ),
    "exercise.products_in_one.no_channels": (
        "채널을 잊었어요. 필터에는 채널마다 표가 하나씩 있어요."
    ),
    "exercise.products_in_one.no_channels.more": (
        "표 하나에서 곱이 5·5개 나와요. 표는 몇 장인가요?"
    ),
    "exercise.products_in_one.bias_too": (
        "편향까지 셌어요. 편향은 더하는 수이지 곱이 아니에요."
    ),
    "exercise.products_in_one.bias_too.more": "필터의 칸만 세어 보세요.",
    "exercise.products_in_one.added": (
        "세 수를 더했어요. 칸의 수는 곱해서 세야 해요."
    ),
    "exercise.products_in_one.added.more": (
        "5행 5열인 표에는 칸이 몇 개 있나요? 그런 표가 세 장이면요?"
    ),
    "exercise.products_in_one.whole_picture": (
        "그림의 수를 모두 셌어요. 창 안에 있는 수만 곱해요."
    ),
    "exercise.products_in_one.whole_picture.more": (
        "창은 얼마나 크고 얼마나 깊은가요?"
    ),
    "exercise.products_in_one.whole_map": (
        "특징 맵 전체의 곱을 셌어요. 여기서는 특징 맵의 수 하나를 만드는 "
        "곱만 세면 돼요."
    ),
    "exercise.products_in_one.whole_map.more": (
        "필터를 한 자리에 가만히 두세요. 곱이 몇 개인가요?"
    ),
    "exercise.products_in_one.hint": (
        "필터의 수마다 한 번씩 곱해요. 필터에는 수가 몇 개 있나요?"
    ),
    "exercise.products_in_one.hint.more": (
        "필터의 표 하나에 수가 5·5개 있고, 그런 표가 채널마다 하나씩 있어요."
    ),
    "exercise.grey_edge.right": (
        "흑백에서는 양쪽이 모두 106이에요. 어느 자리에서나 3·(106 − 106) = "
        "0이에요."
    ),
    "exercise.grey_edge.plus": (
        "오른쪽이 더 밝다고 예상했어요. 흑백 그림을 보세요. 정말 그런가요?"
    ),
    "exercise.grey_edge.plus.more": (
        "필터는 오른쪽 수에서 왼쪽 수를 빼요. 흑백에서는 두 수가 얼마인가요?"
    ),
    "exercise.grey_edge.minus": (
        "왼쪽이 더 밝다고 예상했어요. 컬러에서는 그래 보일 수 있어요. "
        "흑백에서도 그런가요?"
    ),
    "exercise.grey_edge.minus.more": "양쪽의 밝기가 같아지도록 색을 골랐어요.",
    "exercise.grey_edge.both": (
        "어느 자리는 양수이고 어느 자리는 음수라고 예상했어요. 흑백에서 "
        "바뀌는 곳이 있나요?"
    ),
    "exercise.grey_edge.both.more": (
        "흑백 그림에서 수가 옆 열과 달라지는 곳은 어디인가요?"
    ),
    "exercise.grey_edge.hint": "필터는 오른쪽 밝기와 왼쪽 밝기를 비교해요.",
    "exercise.grey_edge.hint.more": "흑백 그림에서 경계를 눈으로 찾아보세요.",
    "exercise.six_maps.right": (
        "필터 여섯 개가 특징 맵을 한 장씩 만들고, 놓을 자리는 세로와 가로로 "
        "28개씩이에요. 그래서 (6, 28, 28)이에요."
    ),
    "exercise.six_maps.one_map": (
        "필터 여섯 개의 결과를 한 장에 모두 더했어요. 더하는 것은 한 필터 "
        "안의 채널뿐이에요."
    ),
    "exercise.six_maps.one_map.more": (
        "필터마다 묻는 것이 달라요. 그 답은 어디에 있나요?"
    ),
    "exercise.six_maps.a_map_per_channel": (
        "필터의 채널마다 특징 맵을 한 장씩 셌어요. 한 필터의 채널은 모두 합 "
        "하나가 돼요."
    ),
    "exercise.six_maps.a_map_per_channel.more": (
        "필터 하나는 아무리 깊어도 특징 맵을 몇 장 만드나요?"
    ),
    "exercise.six_maps.three_maps": (
        "그림의 세 채널을 그대로 두었어요. 채널은 하나로 더해져요. 특징 맵이 "
        "몇 장인지는 필터의 수가 정해요."
    ),
    "exercise.six_maps.three_maps.more": (
        "그림에 채널이 세 개 있어도 필터 하나는 특징 맵 한 장을 만들었어요. "
        "이제 필터를 모두 써 보세요."
    ),
    "exercise.six_maps.channels_last": (
        "수는 맞지만, 이 강의에서는 특징 맵의 수를 맨 앞에 쓰고 행과 열을 "
        "그다음에 써요."
    ),
    "exercise.six_maps.channels_last.more": (
        "1절에서 `photo.shape`는 어떤 순서였나요?"
    ),
    "exercise.six_maps.same_size": (
        "그림의 크기를 그대로 썼어요. 5×5 필터는 그림 안에 머물러야 하니까 "
        "특징 맵은 더 작아요."
    ),
    "exercise.six_maps.same_size.more": (
        "필터가 하나였던 계층을 다시 보세요. 특징 맵이 얼마나 컸나요?"
    ),
    "exercise.six_maps.no_one": (
        "한 자리를 빠뜨렸어요. 필터가 처음 서 있는 자리예요."
    ),
    "exercise.six_maps.no_one.more": (
        "필터가 하나였던 계층을 다시 보세요. 특징 맵이 얼마나 컸나요?"
    ),
    "exercise.six_maps.hint": (
        "필터 하나는 특징 맵을 몇 장 만드나요? 필터가 하나였던 계층의 특징 "
        "맵은 얼마나 컸나요?"
    ),
    "exercise.six_maps.hint.more": (
        "(특징 맵의 수, 행, 열) 순서로 쓰세요. 필터마다 특징 맵이 한 장씩 "
        "나오고, 크기는 필터가 하나였을 때와 같아요."
    ),
    "exercise.six_filters.right": "6·(5·5·3 + 1) = 6·76 = 456이에요.",
    "exercise.six_filters.no_bias": "편향을 빠뜨렸어요.",
    "exercise.six_filters.no_bias.more": (
        "필터마다 합에 더하는 수가 하나씩 있어요."
    ),
    "exercise.six_filters.one_bias": (
        "모든 필터에 편향을 하나만 두었어요. 필터마다 하나씩 있어야 해요."
    ),
    "exercise.six_filters.one_bias.more": (
        "필터 하나에 딸린 수를 모두 센 다음 여섯 배 하세요."
    ),
    "exercise.six_filters.bias_per_channel": (
        "채널마다 편향을 셌어요. 필터는 합을 하나 만들고 편향을 한 번만 "
        "더해요."
    ),
    "exercise.six_filters.bias_per_channel.more": (
        "필터 하나는 한 자리에서 수를 몇 개 만드나요? 편향도 그만큼 있어요."
    ),
    "exercise.six_filters.no_channels": (
        "채널을 잊었어요. 필터는 입력만큼 깊어요."
    ),
    "exercise.six_filters.no_channels.more": (
        "필터에는 채널마다 가중치가 5×5개씩 있어요. 채널은 3개예요."
    ),
    "exercise.six_filters.no_channels_no_bias": "채널도 잊고 편향도 잊었어요.",
    "exercise.six_filters.no_channels_no_bias.more": (
        "필터에는 채널 3개에 가중치가 5×5개씩 있고, 필터마다 수가 하나 더 "
        "있어요."
    ),
    "exercise.six_filters.one_filter": (
        "필터 하나일 때의 답이에요. 이 계층에는 필터가 여섯 개 있어요."
    ),
    "exercise.six_filters.one_filter.more": (
        "필터 여섯 개에 저마다 가중치와 편향이 있어요."
    ),
    "exercise.six_filters.six_more": (
        "필터가 일곱 개일 때의 답이에요. 여섯 개를 더하는 것이 아니라 모두 "
        "여섯 개예요."
    ),
    "exercise.six_filters.six_more.more": (
        "위 그림에서 특징 맵을 세어 보세요. 한 장에 필터가 하나예요."
    ),
    "exercise.six_filters.times_input": (
        "그림의 수마다 가중치를 셌어요. 필터는 모든 자리에서 똑같이 쓰이니까 "
        "그림의 크기는 상관없어요."
    ),
    "exercise.six_filters.times_input.more": (
        "필터만 보세요. 그 안에 수가 몇 개 있나요?"
    ),
    "exercise.six_filters.every_place": (
        "자리마다 필터를 따로 두었어요. 모든 자리가 같은 필터를 함께 써요."
    ),
    "exercise.six_filters.every_place.more": (
        "필터가 옮겨 갈 때 필터의 수가 바뀌나요?"
    ),
    "exercise.six_filters.dense": (
        "출력마다 가중치가 따로 있는 완전 연결 계층의 답이에요. 여기서는 "
        "모든 자리가 필터를 함께 써요."
    ),
    "exercise.six_filters.dense.more": (
        "필터만 보세요. 그 안에 수가 몇 개 있나요?"
    ),
    "exercise.six_filters.hint": "필터 하나에 딸린 수는 몇 개인가요?",
    "exercise.six_filters.hint.more": (
        "필터 하나에는 채널마다 가중치가 5·5개씩 있고 편향이 하나 있어요. "
        "그런 필터가 여섯 개예요."
    ),
    "exercise.ten_deeper_filters.right": (
        "10·(5·5·6 + 1) = 10·151 = 1,510이에요."
    ),
    "exercise.ten_deeper_filters.three_channels": (
        "컬러 사진에서처럼 필터의 깊이를 3으로 했어요. 이번에는 입력의 "
        "채널이 더 많아요."
    ),
    "exercise.ten_deeper_filters.three_channels.more": (
        "이 계층의 입력은 앞 계층에서 나온 특징 맵 여섯 장이에요."
    ),
    "exercise.ten_deeper_filters.no_bias": "편향을 빠뜨렸어요.",
    "exercise.ten_deeper_filters.no_bias.more": (
        "필터마다 합에 더하는 수가 하나씩 있어요."
    ),
    "exercise.ten_deeper_filters.one_bias": (
        "모든 필터에 편향을 하나만 두었어요. 필터마다 하나씩 있어야 해요."
    ),
    "exercise.ten_deeper_filters.one_bias.more": (
        "필터 하나에 딸린 수를 모두 센 다음 열 배 하세요."
    ),
    "exercise.ten_deeper_filters.bias_per_channel": (
        "채널마다 편향을 셌어요. 필터는 합을 하나 만들고 편향을 한 번만 "
        "더해요."
    ),
    "exercise.ten_deeper_filters.bias_per_channel.more": (
        "필터 하나는 한 자리에서 수를 몇 개 만드나요? 편향도 그만큼 있어요."
    ),
    "exercise.ten_deeper_filters.no_channels": (
        "채널을 잊었어요. 필터는 입력만큼 깊어요."
    ),
    "exercise.ten_deeper_filters.no_channels.more": (
        "필터에는 입력되는 특징 맵마다 가중치가 5×5개씩 있어요."
    ),
    "exercise.ten_deeper_filters.exchanged": (
        "두 수를 서로 바꿨어요. 깊이가 10인 필터 여섯 개의 답이에요."
    ),
    "exercise.ten_deeper_filters.exchanged.more": (
        "어느 수가 입력의 깊이이고, 어느 수가 필터의 개수인가요?"
    ),
    "exercise.ten_deeper_filters.one_filter": (
        "필터 하나일 때의 답이에요. 이 계층에는 필터가 열 개 있어요."
    ),
    "exercise.ten_deeper_filters.one_filter.more": (
        "필터 열 개에 저마다 가중치와 편향이 있어요."
    ),
    "exercise.ten_deeper_filters.both_layers": (
        "두 계층을 더한 답이에요. 둘째 계층만 물었어요."
    ),
    "exercise.ten_deeper_filters.both_layers.more": (
        "첫째 계층의 필터 여섯 개에 딸린 수를 빼세요."
    ),
    "exercise.ten_deeper_filters.hint": (
        "특징 맵 여섯 장을 입력으로 받는 필터는 깊이가 얼마인가요?"
    ),
    "exercise.ten_deeper_filters.hint.more": (
        "필터 하나에는 특징 맵 한 장마다 가중치가 5·5개씩 있고 편향이 하나 "
        "있어요. 입력은 특징 맵 여섯 장이고, 그런 필터가 열 개예요."
    ),
    "exercise.my_conv2d.right": (
        "필터마다 모든 채널을 더하고, 자기 편향을 한 번 더해서 특징 맵을 한 "
        "장 만들어요."
    ),
    "exercise.my_conv2d.no_bias": "편향을 빠뜨렸어요.",
    "exercise.my_conv2d.no_bias.more": (
        "함수가 `b`를 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_conv2d.one_bias": (
        "어디에나 첫째 편향을 더했어요. 편향은 필터마다 따로 있어요."
    ),
    "exercise.my_conv2d.one_bias.more": (
        "`w`에 f를 쓴다면 `b`에는 어떤 인덱스를 써야 할까요?"
    ),
    "exercise.my_conv2d.bias_per_channel": (
        "편향을 채널마다 더했어요. 전체 합에 한 번만 더해야 해요."
    ),
    "exercise.my_conv2d.bias_per_channel.more": (
        "`b[f]`를 어느 반복문 안에서 더하나요? 채널을 다 더한 다음에 한 번만 "
        "더하세요."
    ),
    "exercise.my_conv2d.first_channel": (
        "첫째 채널만 봤어요. 모든 채널을 더해야 해요."
    ),
    "exercise.my_conv2d.first_channel.more": (
        "`x[…]`의 첫째 자리와 `w[…]`의 둘째 자리에 무엇을 썼나요? 콜론(:)을 "
        "쓰면 모두 가져와요."
    ),
    "exercise.my_conv2d.last_channel": (
        "채널마다 앞의 값을 덮어써서 마지막 채널만 남았어요."
    ),
    "exercise.my_conv2d.last_channel.more": (
        "채널의 반복문 안에서는 앞의 값을 지우지 말고 거기에 더해야 해요."
    ),
    "exercise.my_conv2d.first_table": (
        "모든 채널에 필터의 첫째 표를 썼어요. 채널마다 표가 따로 있어요."
    ),
    "exercise.my_conv2d.first_table.more": (
        "창의 채널 c에는 `w[f]`의 어느 표가 맞나요?"
    ),
    "exercise.my_conv2d.channels_averaged": (
        "채널의 평균을 구했어요. 채널은 더해야 해요."
    ),
    "exercise.my_conv2d.channels_averaged.more": (
        "함수 어딘가에서 C로 나누고 있나요?"
    ),
    "exercise.my_conv2d.mean": "곱의 평균을 구했어요. 곱의 합을 구해야 해요.",
    "exercise.my_conv2d.mean.more": (
        "나누지 않고 더하기만 하는 NumPy 함수는 무엇인가요?"
    ),
    "exercise.my_conv2d.flipped": (
        "필터를 상하좌우로 뒤집었어요. 여기서는 그대로 써요."
    ),
    "exercise.my_conv2d.flipped.more": (
        "창에는 `w[f]`를 그대로 곱해요. 그 전에 어떻게 바꾸고 있나요?"
    ),
    "exercise.my_conv2d.first_filter": (
        "모든 특징 맵에 첫째 필터를 썼어요. 특징 맵마다 필터가 따로 있어요."
    ),
    "exercise.my_conv2d.first_filter.more": (
        "결과를 `y[f, i, j]`에 쓴다면 `w`에는 어떤 인덱스를 써야 할까요?"
    ),
    "exercise.my_conv2d.filters_reversed": (
        "특징 맵의 순서가 거꾸로예요. 필터 0은 특징 맵 0을 만들어요."
    ),
    "exercise.my_conv2d.filters_reversed.more": (
        "`w`, `b`, `y`를 모두 같은 f로 세고 있나요?"
    ),
    "exercise.my_conv2d.filters_last": (
        "필터를 맨 뒤에 두었어요. 이 강의에서는 (FN, OH, OW)처럼 특징 맵이 "
        "맨 앞이에요."
    ),
    "exercise.my_conv2d.filters_last.more": (
        "`y`를 어떤 모양으로 만들고, 어떤 순서로 쓰고 있나요?"
    ),
    "exercise.my_conv2d.swapped": (
        "높이와 너비를 서로 바꿨어요. 정사각형에서는 티가 나지 않아요."
    ),
    "exercise.my_conv2d.swapped.more": (
        "`x.shape`는 채널, 행, 열 순서예요. 각각 어느 글자인가요?"
    ),
    "exercise.my_conv2d.no_one": (
        "+ 1을 빠뜨렸어요. 마지막 행과 마지막 열이 없어요."
    ),
    "exercise.my_conv2d.no_one.more": (
        "3칸짜리 줄에 2칸짜리 필터를 놓을 자리는 몇 개인가요?"
    ),
    "exercise.my_conv2d.hint": (
        "반복문은 필터 f, 행 i, 열 j, 세 개예요. 창은 모든 채널을 한꺼번에 "
        "잘라 내요."
    ),
    "exercise.my_conv2d.hint.more": (
        "창은 `x[:, i : i + FH, …]`처럼 시작해요. `w[f]`를 곱해서 더하고, 이 "
        "필터의 편향을 더하세요."
    ),
}
