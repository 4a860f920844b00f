"""What the exercises of lesson 07 say."""

EN = {
    "exercise.c3_and_c5.right": (
        "C3: 16·(5·5·6 + 1) = 2416. C5: 16·5·5 = 400 numbers come in, so "
        "120·(400 + 1) = 48120."
    ),
    "exercise.c3_and_c5.no_bias": "You forgot the biases.",
    "exercise.c3_and_c5.no_bias.more": (
        "Each filter has a bias, and so has each number that a dense layer "
        "makes."
    ),
    "exercise.c3_and_c5.one_bias": (
        "You counted one bias for the whole layer. Each output has its own."
    ),
    "exercise.c3_and_c5.one_bias.more": (
        "How many filters has C3? That many biases."
    ),
    "exercise.c3_and_c5.no_channels": (
        "You counted as if only one map came in."
    ),
    "exercise.c3_and_c5.no_channels.more": (
        "A filter of C3 has a table of 5×5 for each map that it reads."
    ),
    "exercise.c3_and_c5.one_a_map": (
        "C3 is right. In the dense layer you counted one weight a map; a map "
        "has 5×5 cells."
    ),
    "exercise.c3_and_c5.one_a_map.more": (
        "A dense layer sees every cell. How many cells are there in all 16 "
        "maps?"
    ),
    "exercise.c3_and_c5.every_place": (
        "You counted the filters of C3 again at every place. They are the "
        "same numbers everywhere."
    ),
    "exercise.c3_and_c5.every_place.more": (
        "The size of the map does not matter for a convolution's parameters."
    ),
    "exercise.c3_and_c5.hint": (
        "For C3: how many numbers has one filter, with its bias? For C5: how "
        "many numbers come in?"
    ),
    "exercise.c3_and_c5.hint.more": (
        "One filter of C3: 5·5 for each of 6 maps, and 1. One output of C5: "
        "a weight for every cell of 16 maps, and 1."
    ),
    "exercise.my_lenet.right": (
        "Convolution, ReLU, pooling, twice; flat, channel after channel; "
        "dense layers with ReLU, and the scores as they are."
    ),
    "exercise.my_lenet.no_relu": (
        "There is no ReLU. Without it the three dense layers do no more than "
        "one could."
    ),
    "exercise.my_lenet.no_relu.more": (
        "After which layers do negative numbers become 0?"
    ),
    "exercise.my_lenet.no_relu_behind": (
        "The dense layers have no ReLU between them."
    ),
    "exercise.my_lenet.no_relu_behind.more": (
        "There are three dense layers. After which of them comes a ReLU?"
    ),
    "exercise.my_lenet.relu_at_the_end": (
        "You put a ReLU after the last layer. Scores may be negative."
    ),
    "exercise.my_lenet.relu_at_the_end.more": (
        "The last of the five pairs is not like the two before it."
    ),
    "exercise.my_lenet.average": (
        "You took the mean of each window. This net keeps the largest."
    ),
    "exercise.my_lenet.average.more": (
        "`summary` says which kind of pooling it is."
    ),
    "exercise.my_lenet.channels_last": (
        "You wrote the channels last before making it flat. Channel after "
        "channel, please."
    ),
    "exercise.my_lenet.channels_last.more": (
        "The maps are (N, C, H, W). Does `reshape` need another order?"
    ),
    "exercise.my_lenet.no_bias": "You left out the biases.",
    "exercise.my_lenet.no_bias.more": (
        "Each of the five pairs is (w, b). Where do you use b?"
    ),
    "exercise.my_lenet.hint": (
        "Take the first pair and go as far as its pooling. Then do the same "
        "again with the second pair."
    ),
    "exercise.my_lenet.hint.more": (
        "ReLU is `np.maximum(…, 0)`. `x.reshape(len(x), -1)` makes each "
        "image one line. The last pair stands apart."
    ),
    "exercise.untrained_right.right": (
        "Ten answers, one of them right: 100/10 = 10."
    ),
    "exercise.untrained_right.none": (
        "You expected none. But whoever guesses is right now and then."
    ),
    "exercise.untrained_right.none.more": (
        "Of ten people who guess, each another digit, how many are right?"
    ),
    "exercise.untrained_right.half": (
        "You expected half: that would be so with two possible answers."
    ),
    "exercise.untrained_right.half.more": (
        "How many possible answers are there here?"
    ),
    "exercise.untrained_right.a_share": (
        "You gave the share. How many of 100 is that?"
    ),
    "exercise.untrained_right.a_share.more": "Take the share times 100.",
    "exercise.untrained_right.hint": (
        "The network chooses one of ten digits, and it knows nothing."
    ),
    "exercise.untrained_right.hint.more": "A tenth of 100 digits.",
    "exercise.my_softmax_loss.right": (
        "−log of the chance of each label, and the mean; the largest score "
        "of each row was taken off first."
    ),
    "exercise.my_softmax_loss.no_max": (
        "Large scores are too much for `np.exp`: it gives infinity, or only "
        "zeros."
    ),
    "exercise.my_softmax_loss.no_max.more": (
        "Take a number off each row first, so that the largest power is 1. "
        "Which number?"
    ),
    "exercise.my_softmax_loss.one_max": (
        "You took the largest score of the whole batch off every row. In a "
        "row of much smaller scores all powers become 0."
    ),
    "exercise.my_softmax_loss.one_max.more": (
        "Each row needs a number of its own. Which axis should `max` go along?"
    ),
    "exercise.my_softmax_loss.no_mean": (
        "You added up the losses of the images. The loss of a batch is their "
        "mean."
    ),
    "exercise.my_softmax_loss.no_mean.more": (
        "A batch of twice the size should not have twice the loss."
    ),
    "exercise.my_softmax_loss.infinite": (
        "Small scores come out right. Large ones are too much for `np.exp`: "
        "it gives infinity, and infinity by infinity is no number (NaN)."
    ),
    "exercise.my_softmax_loss.infinite.more": (
        "Take a number off each row first, so that the largest power is 1. "
        "Which number?"
    ),
    "exercise.my_softmax_loss.not_one_number": (
        "You have the loss of each image. The loss of a batch is their mean."
    ),
    "exercise.my_softmax_loss.not_one_number.more": (
        "However many images there are, one number should come out."
    ),
    "exercise.my_softmax_loss.sign": (
        "Your sign is the wrong way round: a loss is never below 0."
    ),
    "exercise.my_softmax_loss.sign.more": (
        "The log of a number below 1 is negative. What makes it positive?"
    ),
    "exercise.my_softmax_loss.no_log": (
        "You gave the mean chance of the right answers. The log is missing."
    ),
    "exercise.my_softmax_loss.no_log.more": (
        "With two equal scores the loss is −log(1/2), not 1/2."
    ),
    "exercise.my_softmax_loss.best_score": (
        "You took the largest score of each row. Take that of the label."
    ),
    "exercise.my_softmax_loss.best_score.more": (
        "Your function takes `labels`, but does it use them?"
    ),
    "exercise.my_softmax_loss.down": (
        "You added up over the images. The chances of one image, in its row, "
        "add up to 1."
    ),
    "exercise.my_softmax_loss.down.more": (
        "scores is (N, K). Along which axis do the classes of one image lie?"
    ),
    "exercise.my_softmax_loss.hint": (
        "First the chances, a row for each image. Then from each row only "
        "the one of its label."
    ),
    "exercise.my_softmax_loss.hint.more": (
        "`scores.max(axis=1, keepdims=True)` is the largest of each row. "
        "`p[np.arange(N), labels]` takes one number from each row."
    ),
    "exercise.my_scores_gradient.right": (
        "Chances minus 1 at the labels, divided by N. Each row adds up to 0."
    ),
    "exercise.my_scores_gradient.no_minus_one": (
        "You gave the chances. At the label of each image 1 has to go."
    ),
    "exercise.my_scores_gradient.no_minus_one.more": (
        "If the right score grows, the loss falls. Which sign has the "
        "gradient there?"
    ),
    "exercise.my_scores_gradient.no_mean": (
        "You forgot to divide by the number of images: the loss is a mean."
    ),
    "exercise.my_scores_gradient.no_mean.more": (
        "With four images, each counts for a quarter."
    ),
    "exercise.my_scores_gradient.whole_column": (
        "You took the 1 away from whole columns. Only one number of each row "
        "loses it."
    ),
    "exercise.my_scores_gradient.whole_column.more": (
        "`d[:, labels]` takes every row with every label. Pair them: row 0 "
        "with label 0, row 1 with label 1."
    ),
    "exercise.my_scores_gradient.no_max": (
        "Large scores are too much for `np.exp`."
    ),
    "exercise.my_scores_gradient.no_max.more": (
        "Take a number off each row, so that the largest power is 1."
    ),
    "exercise.my_scores_gradient.down": (
        "You divided by the sum of each column. The chances of one image "
        "stand in a row."
    ),
    "exercise.my_scores_gradient.down.more": (
        "Which axis holds the classes of one image?"
    ),
    "exercise.my_scores_gradient.sign": "Your signs are the wrong way round.",
    "exercise.my_scores_gradient.sign.more": (
        "If a wrong score grows, the loss grows. Which sign is that?"
    ),
    "exercise.my_scores_gradient.hint": (
        "Begin as in the loss: the chances of each row. What remains is one "
        "subtraction and one division."
    ),
    "exercise.my_scores_gradient.hint.more": (
        "`chances[np.arange(N), labels]` is one number a row; `-=` changes "
        "it in place."
    ),
    "exercise.my_training_step.right": (
        "The velocity keeps a share and goes downhill; the weights move by "
        "the new velocity."
    ),
    "exercise.my_training_step.uphill": (
        "You go uphill: the gradient was added, so the loss grows."
    ),
    "exercise.my_training_step.uphill.more": (
        "The gradient points to where the loss grows. Which way do we want "
        "to go?"
    ),
    "exercise.my_training_step.no_momentum": (
        "You forgot the momentum: the old velocity is lost."
    ),
    "exercise.my_training_step.no_momentum.more": (
        "Your function takes `velocity` and `momentum`, but does it use them?"
    ),
    "exercise.my_training_step.no_rate": (
        "You forgot the learning rate: the step is as long as the gradient."
    ),
    "exercise.my_training_step.no_rate.more": (
        "Which of the arguments makes the gradient smaller?"
    ),
    "exercise.my_training_step.rate_twice": (
        "You multiplied by the learning rate twice. It is in the velocity "
        "already."
    ),
    "exercise.my_training_step.rate_twice.more": (
        "Once the velocity is known, the weights just move by it."
    ),
    "exercise.my_training_step.taken_off": (
        "You took the velocity away from the weights. It points downhill "
        "already."
    ),
    "exercise.my_training_step.taken_off.more": (
        "The minus sign is needed once, and it stands before the gradient."
    ),
    "exercise.my_training_step.velocity_not_kept": (
        "The weights are right, but you gave the old velocity back."
    ),
    "exercise.my_training_step.velocity_not_kept.more": (
        "The next step begins with the velocity that this one ended with."
    ),
    "exercise.my_training_step.hint": (
        "First the new velocity, from the old one and the gradient. Then the "
        "new weights."
    ),
    "exercise.my_training_step.hint.more": (
        "momentum goes with the velocity, rate with the gradient. "
        "`np.stack([…, …])` puts the two arrays into one."
    ),
}

KO = {
    "exercise.c3_and_c5.right": (
        "C3은 16·(5·5·6 + 1) = 2416개예요. C5에는 수가 16·5·5 = 400개 "
        "들어오니까 120·(400 + 1) = 48120개예요."
    ),
    "exercise.c3_and_c5.no_bias": "편향을 잊었어요.",
    "exercise.c3_and_c5.no_bias.more": (
        "편향은 필터마다 하나씩 있고, 완전 연결 계층이 만드는 수마다 하나씩 "
        "있어요."
    ),
    "exercise.c3_and_c5.one_bias": (
        "계층 전체에 편향을 하나만 셌어요. 편향은 출력마다 하나씩이에요."
    ),
    "exercise.c3_and_c5.one_bias.more": (
        "C3에는 필터가 몇 개 있나요? 편향도 그만큼 있어요."
    ),
    "exercise.c3_and_c5.no_channels": (
        "특징 맵이 한 장만 들어오는 것처럼 셌어요."
    ),
    "exercise.c3_and_c5.no_channels.more": (
        "C3의 필터에는 읽는 특징 맵마다 5×5 표가 하나씩 있어요."
    ),
    "exercise.c3_and_c5.one_a_map": (
        "C3은 맞아요. 완전 연결 계층에서는 특징 맵마다 가중치를 하나씩 "
        "셌어요. 특징 맵 한 장은 5×5칸이에요."
    ),
    "exercise.c3_and_c5.one_a_map.more": (
        "완전 연결 계층은 모든 칸을 봐요. 특징 맵 16장에는 칸이 모두 몇 "
        "개인가요?"
    ),
    "exercise.c3_and_c5.every_place": (
        "C3의 필터를 자리마다 다시 셌어요. 필터는 어느 자리에서나 같은 수를 "
        "써요."
    ),
    "exercise.c3_and_c5.every_place.more": (
        "합성곱의 매개변수 수는 특징 맵의 크기와 상관없어요."
    ),
    "exercise.c3_and_c5.hint": (
        "C3에서는 필터 하나에 수가 편향까지 몇 개인가요? C5에는 수가 몇 개 "
        "들어오나요?"
    ),
    "exercise.c3_and_c5.hint.more": (
        "C3의 필터 하나는 특징 맵 6장에 5·5개씩, 그리고 1개예요. C5의 출력 "
        "하나는 특징 맵 16장의 칸마다 하나씩, 그리고 1개예요."
    ),
    "exercise.my_lenet.right": (
        "합성곱, ReLU, 풀링을 두 번 하고, 채널을 차례로 펴고, ReLU가 있는 "
        "완전 연결 계층을 지나 점수를 그대로 내요."
    ),
    "exercise.my_lenet.no_relu": (
        "ReLU가 없어요. 그러면 완전 연결 계층 세 개가 한 개만큼밖에 못 해요."
    ),
    "exercise.my_lenet.no_relu.more": "어느 계층 다음에 음수가 0이 되나요?",
    "exercise.my_lenet.no_relu_behind": "완전 연결 계층 사이에 ReLU가 없어요.",
    "exercise.my_lenet.no_relu_behind.more": (
        "완전 연결 계층은 세 개예요. ReLU는 그 가운데 어느 것 다음에 오나요?"
    ),
    "exercise.my_lenet.relu_at_the_end": (
        "마지막 계층 다음에도 ReLU를 썼어요. 점수는 음수여도 돼요."
    ),
    "exercise.my_lenet.relu_at_the_end.more": (
        "다섯 쌍 가운데 마지막은 바로 앞의 두 쌍과 달라요."
    ),
    "exercise.my_lenet.average": (
        "창마다 평균을 냈어요. 이 신경망은 가장 큰 수를 남겨요."
    ),
    "exercise.my_lenet.average.more": "`summary`에 어떤 풀링인지 나와 있어요.",
    "exercise.my_lenet.channels_last": (
        "펴기 전에 채널을 맨 뒤로 옮겼어요. 채널을 하나씩 차례로 펴세요."
    ),
    "exercise.my_lenet.channels_last.more": (
        "특징 맵은 (N, C, H, W)예요. `reshape` 앞에서 순서를 바꿀 필요가 "
        "있나요?"
    ),
    "exercise.my_lenet.no_bias": "편향을 빠뜨렸어요.",
    "exercise.my_lenet.no_bias.more": (
        "다섯 쌍은 저마다 (w, b)예요. b는 어디에 쓰고 있나요?"
    ),
    "exercise.my_lenet.hint": (
        "첫째 쌍으로 풀링까지 가 보세요. 둘째 쌍으로도 똑같이 하세요."
    ),
    "exercise.my_lenet.hint.more": (
        "ReLU는 `np.maximum(…, 0)`이에요. `x.reshape(len(x), -1)`은 "
        "이미지마다 한 줄로 펴요. 마지막 쌍만 따로 다루세요."
    ),
    "exercise.untrained_right.right": (
        "답이 열 가지이고 그 가운데 하나가 맞아요. 그래서 100/10 = 10개예요."
    ),
    "exercise.untrained_right.none": (
        "하나도 못 맞힌다고 예상했어요. 하지만 찍어도 가끔은 맞아요."
    ),
    "exercise.untrained_right.none.more": (
        "열 사람이 저마다 다른 숫자로 찍으면 몇 사람이 맞을까요?"
    ),
    "exercise.untrained_right.half": (
        "절반이라고 예상했어요. 답이 두 가지라면 그래요."
    ),
    "exercise.untrained_right.half.more": "여기서는 답이 몇 가지인가요?",
    "exercise.untrained_right.a_share": (
        "비율을 썼어요. 그러면 100개 가운데 몇 개인가요?"
    ),
    "exercise.untrained_right.a_share.more": "비율에 100을 곱하세요.",
    "exercise.untrained_right.hint": (
        "신경망은 아무것도 모르면서 숫자 열 가지 가운데 하나를 골라요."
    ),
    "exercise.untrained_right.hint.more": "숫자 100개의 10분의 1이에요.",
    "exercise.my_softmax_loss.right": (
        "정답의 확률마다 −log를 구해서 평균을 냈어요. 그 전에 행마다 가장 큰 "
        "점수를 뺐어요."
    ),
    "exercise.my_softmax_loss.no_max": (
        "점수가 크면 `np.exp`가 감당하지 못해요. 무한대가 나오거나 0만 나와요."
    ),
    "exercise.my_softmax_loss.no_max.more": (
        "먼저 행마다 어떤 수를 빼서 가장 큰 거듭제곱이 1이 되게 하세요. 어떤 "
        "수인가요?"
    ),
    "exercise.my_softmax_loss.one_max": (
        "배치 전체에서 가장 큰 점수를 모든 행에서 뺐어요. 점수가 훨씬 작은 "
        "행에서는 거듭제곱이 모두 0이 돼요."
    ),
    "exercise.my_softmax_loss.one_max.more": (
        "행마다 빼는 수가 따로 있어야 해요. `max`는 어느 축을 따라가야 하나요?"
    ),
    "exercise.my_softmax_loss.no_mean": (
        "이미지의 손실을 모두 더했어요. 배치의 손실은 그 평균이에요."
    ),
    "exercise.my_softmax_loss.no_mean.more": (
        "배치가 두 배로 커졌다고 손실도 두 배가 되면 안 돼요."
    ),
    "exercise.my_softmax_loss.infinite": (
        "점수가 작으면 맞아요. 점수가 크면 `np.exp`가 무한대가 되고, 무한대를 "
        "무한대로 나누면 수가 아닌 값(NaN)이 나와요."
    ),
    "exercise.my_softmax_loss.infinite.more": (
        "먼저 행마다 어떤 수를 빼서 가장 큰 거듭제곱이 1이 되게 하세요. 어떤 "
        "수인가요?"
    ),
    "exercise.my_softmax_loss.not_one_number": (
        "이미지마다 손실을 하나씩 구했어요. 배치의 손실은 그 평균이에요."
    ),
    "exercise.my_softmax_loss.not_one_number.more": (
        "이미지가 몇 장이든 수 하나가 나와야 해요."
    ),
    "exercise.my_softmax_loss.sign": (
        "부호가 반대예요. 손실은 0보다 작을 수 없어요."
    ),
    "exercise.my_softmax_loss.sign.more": (
        "1보다 작은 수의 log는 음수예요. 어떻게 하면 양수가 될까요?"
    ),
    "exercise.my_softmax_loss.no_log": (
        "정답의 확률을 평균 냈어요. log가 빠졌어요."
    ),
    "exercise.my_softmax_loss.no_log.more": (
        "점수 두 개가 같으면 손실은 1/2이 아니라 −log(1/2)이에요."
    ),
    "exercise.my_softmax_loss.best_score": (
        "행마다 가장 큰 점수를 골랐어요. 정답의 점수를 고르세요."
    ),
    "exercise.my_softmax_loss.best_score.more": (
        "함수가 `labels`를 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_softmax_loss.down": (
        "이미지 쪽으로 더했어요. 이미지 하나, 곧 행 하나의 확률을 모두 "
        "더해야 1이에요."
    ),
    "exercise.my_softmax_loss.down.more": (
        "scores는 (N, K)예요. 이미지 한 장의 점수는 어느 축을 따라 놓여 "
        "있나요?"
    ),
    "exercise.my_softmax_loss.hint": (
        "먼저 이미지마다 한 행씩 확률을 구하세요. 그런 다음 행마다 정답의 "
        "확률만 고르세요."
    ),
    "exercise.my_softmax_loss.hint.more": (
        "`scores.max(axis=1, keepdims=True)`는 행마다 가장 큰 점수예요. "
        "`p[np.arange(N), labels]`는 행마다 수를 하나씩 골라요."
    ),
    "exercise.my_scores_gradient.right": (
        "확률을 구해 정답 자리에서 1을 빼고 N으로 나눴어요. 행마다 더하면 "
        "0이에요."
    ),
    "exercise.my_scores_gradient.no_minus_one": (
        "확률만 냈어요. 이미지마다 정답 자리에서 1을 빼야 해요."
    ),
    "exercise.my_scores_gradient.no_minus_one.more": (
        "정답의 점수가 커지면 손실은 줄어요. 그 자리의 기울기는 어떤 "
        "부호인가요?"
    ),
    "exercise.my_scores_gradient.no_mean": (
        "이미지의 개수로 나누지 않았어요. 손실은 평균이에요."
    ),
    "exercise.my_scores_gradient.no_mean.more": (
        "이미지가 네 장이면 한 장의 몫은 4분의 1이에요."
    ),
    "exercise.my_scores_gradient.whole_column": (
        "1을 열 전체에서 뺐어요. 행마다 수 하나에서만 빼야 해요."
    ),
    "exercise.my_scores_gradient.whole_column.more": (
        "`d[:, labels]`는 모든 행에서 모든 정답을 골라요. 0행은 첫째 정답과, "
        "1행은 둘째 정답과 짝을 지으세요."
    ),
    "exercise.my_scores_gradient.no_max": (
        "점수가 크면 `np.exp`가 감당하지 못해요."
    ),
    "exercise.my_scores_gradient.no_max.more": (
        "행마다 어떤 수를 빼서 가장 큰 거듭제곱이 1이 되게 하세요."
    ),
    "exercise.my_scores_gradient.down": (
        "열의 합으로 나눴어요. 이미지 한 장의 확률은 한 행에 있어요."
    ),
    "exercise.my_scores_gradient.down.more": (
        "이미지 한 장의 점수는 어느 축에 있나요?"
    ),
    "exercise.my_scores_gradient.sign": "부호가 반대예요.",
    "exercise.my_scores_gradient.sign.more": (
        "틀린 답의 점수가 커지면 손실도 커져요. 그러면 어떤 부호인가요?"
    ),
    "exercise.my_scores_gradient.hint": (
        "손실처럼 시작하세요. 먼저 행마다 확률을 구하세요. 남은 것은 뺄셈 "
        "하나와 나눗셈 하나예요."
    ),
    "exercise.my_scores_gradient.hint.more": (
        "`chances[np.arange(N), labels]`는 행마다 수 하나예요. `-=`를 쓰면 "
        "그 자리에서 바뀌어요."
    ),
    "exercise.my_training_step.right": (
        "속도는 일부만 남기고 내려가는 쪽으로 바뀌어요. 가중치는 새 속도만큼 "
        "움직여요."
    ),
    "exercise.my_training_step.uphill": (
        "오르막으로 갔어요. 기울기를 더하면 손실이 커져요."
    ),
    "exercise.my_training_step.uphill.more": (
        "기울기는 손실이 커지는 쪽을 가리켜요. 우리는 어느 쪽으로 가야 하나요?"
    ),
    "exercise.my_training_step.no_momentum": (
        "모멘텀을 잊었어요. 앞 걸음의 속도가 사라졌어요."
    ),
    "exercise.my_training_step.no_momentum.more": (
        "함수가 `velocity`와 `momentum`을 받기는 하는데, 쓰고 있나요?"
    ),
    "exercise.my_training_step.no_rate": (
        "학습률을 잊었어요. 걸음이 기울기만큼 커요."
    ),
    "exercise.my_training_step.no_rate.more": (
        "어느 인수가 기울기를 작게 만드나요?"
    ),
    "exercise.my_training_step.rate_twice": (
        "학습률을 두 번 곱했어요. 속도에 이미 들어 있어요."
    ),
    "exercise.my_training_step.rate_twice.more": (
        "속도를 구하고 나면 가중치는 그만큼 움직이기만 하면 돼요."
    ),
    "exercise.my_training_step.taken_off": (
        "가중치에서 속도를 뺐어요. 속도는 이미 내려가는 쪽을 가리켜요."
    ),
    "exercise.my_training_step.taken_off.more": (
        "뺄셈은 한 번만 필요해요. 기울기 앞에 이미 있어요."
    ),
    "exercise.my_training_step.velocity_not_kept": (
        "가중치는 맞는데 옛 속도를 돌려주었어요."
    ),
    "exercise.my_training_step.velocity_not_kept.more": (
        "다음 걸음은 이번 걸음이 끝난 속도에서 시작해요."
    ),
    "exercise.my_training_step.hint": (
        "먼저 옛 속도와 기울기로 새 속도를 구하세요. 그다음이 새 가중치예요."
    ),
    "exercise.my_training_step.hint.more": (
        "momentum은 속도에, rate는 기울기에 곱해요. `np.stack([…, …])`은 "
        "배열 두 개를 하나로 묶어요."
    ),
}
