# %% [markdown] lang="en"
# # 07 · Training LeNet
#
# **Nobody tells this network what a 3 looks like. How does it find out?**

# %% [markdown] lang="ko"
# # 07 · LeNet 학습
#
# **이 신경망에게 3이 어떻게 생겼는지 아무도 알려 주지 않아요. 그런데 어떻게
# 알아낼까요?**

# %%
import numpy as np

from cnn_course import SGD, LeNet5, SoftmaxLoss, data, draw, evaluate, fit

mnist = data.load_mnist(pad=2)
draw.images(mnist.x_train[:16], columns=8)

# %% [markdown] lang="en"
# These are the first 16 digits of **MNIST**. People wrote them by hand, and
# with each one comes the right answer. A frame of two dark pixels makes them
# 32×32, the size that LeNet wants (lesson 03).

# %% [markdown] lang="ko"
# **MNIST**의 처음 숫자 16개예요. 사람들이 손으로 쓴 숫자이고, 숫자마다 정답이 함께
# 있어요. 둘레에 검은 픽셀을 두 칸씩 둘러서 LeNet이 원하는 32×32로 만들었어요
# (03강).

# %%
print("to learn from:", mnist.x_train.shape, mnist.y_train.shape)
print("to be tested: ", mnist.x_test.shape, mnist.y_test.shape)
print("answers:      ", mnist.y_train[:16])

# %% [markdown] lang="en"
# ## 1. A network that knows nothing
#
# This is LeNet-5. Convolution and pooling twice, then three dense layers.

# %% [markdown] lang="ko"
# ## 1. 아무것도 모르는 신경망
#
# LeNet-5예요. 합성곱과 풀링을 두 번 하고, 완전 연결 계층 세 개가 이어져요.

# %%
net = LeNet5(seed=0)
draw.architecture(net)

# %% [markdown] lang="en"
# **Exercise.** How many numbers must C3 learn, and how many the first dense layer,
# F5, which was C5 in 1998? C3 has 16 filters of 5×5 and reads 6 maps. F5 makes
# 120 numbers out of 16 maps of 5×5. Count the biases, too.

# %% [markdown] lang="ko"
# **연습.** C3과 첫째 완전 연결 계층 F5(1998년에는 C5)가 배워야 하는 매개변수는 저마다
# 몇 개일까요? C3에는 5×5 필터가 16개 있고 특징 맵 6장을 읽어요. F5는 5×5 특징 맵 16장으로
# 수 120개를 만들어요. 편향도 세어 주세요.

# %% exercise="c3_and_c5"
c3, c5 = ..., ...

# %% exercise="c3_and_c5"
from cnn_course import exercises

exercises.c3_and_c5.check((c3, c5))

# %%
print(net.summary())

# %% [markdown] lang="en"
# The last column counts the numbers that the network has to learn. Here are the
# first two by hand: C1 has 6 filters of 5·5·1 + 1, C3 has 16 filters of
# 5·5·6 + 1. (In 1998 all but one of the C3 filters saw only some of the six
# maps, and the layers used tanh instead of ReLU. Pooling added up its four
# cells, and learnt a weight and a bias for each map. The table of who saw what
# is in the course too.)

# %% [markdown] lang="ko"
# 마지막 열은 신경망이 배워야 하는 매개변수의 개수예요. 처음 두 개는 손으로 확인해
# 보세요. 첫째 합성곱 계층 C1에는 5·5·1 + 1개짜리 필터가 6개, 둘째 합성곱 계층
# C3에는 5·5·6 + 1개짜리 필터가 16개 있어요. (1998년에는 C3의 필터가 거의 모두
# 특징 맵 여섯 장 가운데 일부만 봤고, ReLU 대신 tanh를 썼어요. 풀링은 네 칸을 더했고,
# 특징 맵마다 가중치와 편향을 하나씩 배웠어요. 어느 필터가 무엇을 봤는지 적은 연결표도 이
# 강의에 들어 있어요.)

# %%
from cnn_course import C3_TABLE

print("C1:", 6 * (5 * 5 * 1 + 1))
print("C3:", 16 * (5 * 5 * 6 + 1))
print("C3 in 1998:", LeNet5(c3_table=C3_TABLE).layers[3].param_count)

# %% [markdown] lang="en"
# **Exercise.** The whole forward pass fits into a few lines. You get images x
# (N, 1, H, W) and five pairs (w, b): two convolutions, three dense layers.
# Convolution, ReLU and max pooling of 2×2, twice. Then each image in one line, channel
# after channel. ReLU after a dense layer, too, but not after the last: it gives
# the scores. You may use `conv2d(x, w, b)` and `max_pool2d(x, 2)`; dense is
# `x @ w + b`.

# %% [markdown] lang="ko"
# **연습.** 순전파 전체를 몇 줄로 쓸 수 있어요. 이미지 x (N, 1, H, W)와 (w, b) 쌍
# 다섯 개를 받아요. 앞의 둘은 합성곱, 뒤의 셋은 완전 연결 계층이에요. 합성곱, ReLU, 2×2 최대
# 풀링을 두 번 하고, 이미지마다 채널을 차례로 이어 한 줄로 펴세요. 완전 연결 계층
# 다음에도 ReLU를 쓰지만, 점수를 내는 마지막 계층 다음에는 쓰지 않아요. `conv2d(x, w, b)`와
# `max_pool2d(x, 2)`를 써도 돼요. 완전 연결 계층은 `x @ w + b`예요.

# %% exercise="my_lenet"
from cnn_course import conv2d, max_pool2d


def my_lenet(x, weights):
    w, b = weights[0]
    x = max_pool2d(conv2d(x, w, b), 2)  # your turn: one thing is missing
    return ...


# %% exercise="my_lenet"
exercises.my_lenet.check(my_lenet)

# %% [markdown] lang="en"
# At the start all weights are random. **Predict:** ten digits, pure guessing.
# About how many out of 100 will be right?

# %% [markdown] lang="ko"
# 처음에는 모든 가중치가 무작위예요. **예상해 보세요.** 숫자가 열 가지인데 아무렇게나
# 찍으면 100개 가운데 몇 개쯤 맞힐까요?

# %% exercise="untrained_right"
exercises.untrained_right.predict(...)

# %%
_, guessing = evaluate(net, mnist.x_test, mnist.y_test)
print(f"right: {guessing:.0%}")

# %% exercise="untrained_right"
exercises.untrained_right.check()

# %% [markdown] lang="en"
# ## 2. One step
#
# Learning is one small step, repeated. Here it is, slowly, with 64 digits.
# **Forward:** the network gives scores, and the **loss** says how wrong they
# are, as one number. A network that gives each of the 10 digits the same
# chance has a loss of −log(1/10).

# %% [markdown] lang="ko"
# ## 2. 한 걸음
#
# 학습은 작은 걸음 하나를 되풀이하는 거예요. 숫자 64개로 천천히 해 볼게요.
# **순전파**(forward)에서는 신경망이 점수를 내요. **손실**(loss)은 그 점수가 얼마나
# 틀렸는지를 값 하나로 나타낸 거예요. 숫자 열 가지에 똑같은 확률을 주면 손실은
# −log(1/10)이에요.

# %%
x, y = mnist.x_train[:64], mnist.y_train[:64]
loss = SoftmaxLoss()
before = loss.forward(net.forward(x), y)
print(f"loss now:      {before:.2f}")
print(f"pure guessing: {-np.log(1 / 10):.2f}")

# %% [markdown] lang="en"
# It is worse than pure guessing: the random network is often sure, and wrong.
#
# **Exercise.** Write the loss yourself. Softmax turns scores into chances: e to
# the power of each score, divided by the sum of these powers in its row. The loss of an
# image is −log of the chance of its label, and the loss of the batch is the
# mean. Scores can be large, and `np.exp(1000)` is too much. But all the
# scores of a row may be lowered by the same number: the chances stay.

# %% [markdown] lang="ko"
# 똑같은 확률로 찍는 것보다도 나빠요. 무작위 신경망은 틀리면서도 자신만만할 때가
# 많거든요.
#
# **연습.** 손실을 직접 써 보세요. softmax는 점수를 확률로 바꿔요. e를 점수만큼 거듭제곱하고,
# 같은 행의 거듭제곱을 모두 더한 값으로 나눠요. 이미지 한 장의 손실은 정답의 확률에 −log를 쓴
# 값이고, 배치의 손실은 그 평균이에요. 점수가 클 수도 있는데 `np.exp(1000)`은
# 너무 커요. 하지만 한 행의 점수에서 모두 같은 수를 빼도 확률은 그대로예요.


# %% exercise="my_softmax_loss"
def my_softmax_loss(scores, labels):  # (N, K) and (N,)
    return ...


# %% exercise="my_softmax_loss"
exercises.my_softmax_loss.check(my_softmax_loss)

# %% [markdown] lang="en"
# **Backward:** from the loss back through the layers, each weight is told
# what would happen to the loss if it grew a little: its **gradient**. Then
# every weight goes a small step the other way, downhill.

# %% [markdown] lang="ko"
# **역전파**(backward)에서는 손실에서 출발해 계층을 거슬러 올라가요. 그러면서
# 가중치마다 그 값이 조금 커지면 손실이 어떻게 바뀌는지 구해요. 이것을
# **기울기**(gradient)라고 해요. 그런 다음 모든 가중치를 반대쪽, 곧 손실이 줄어드는
# 쪽으로 조금씩 움직여요.

# %%
net.backward(loss.backward())
for layer in net.layers:
    for name, weights in layer.params.items():
        weights -= 0.05 * layer.grads[name]
after = loss.forward(net.forward(x), y)
print(f"loss before: {before:.2f}")
print(f"loss after:  {after:.2f}")
print(f"digits:      {len(x)}")

# %% [markdown] lang="en"
# The loss fell. Forward, backward, a small step: that is all there is to
# learning. The rest is doing it often.
#
# **Try.** Run the last cell again, and again. How low can you get the loss for
# these 64 digits?
#
# **Exercise.** Where the way back begins: how does the loss change with each
# score? The answer is short. Take the chances, subtract 1 at the label of each
# image, and divide by N, because the loss is a mean over N images.

# %% [markdown] lang="ko"
# 손실이 줄었어요. 순전파, 역전파, 작은 걸음. 학습은 이것이 전부예요. 나머지는
# 이것을 여러 번 하는 거예요.
#
# **해 보세요.** 위의 셀을 여러 번 다시 실행해 보세요. 이 숫자 64개의 손실을 얼마까지
# 줄일 수 있나요?
#
# **연습.** 거슬러 가는 길이 시작되는 곳이에요. 점수가 조금 커지면 손실은 어떻게
# 바뀔까요? 답은 간단해요. 확률을 구하고, 이미지마다 정답 자리에서 1을 빼고, 손실이
# 이미지 N장의 평균이니까 N으로 나눠요.


# %% exercise="my_scores_gradient"
def my_scores_gradient(scores, labels):  # gives (N, K)
    return ...


# %% exercise="my_scores_gradient"
exercises.my_scores_gradient.check(my_scores_gradient)

# %% [markdown] lang="en"
# ## 3. All of it
#
# `fit` does this with all the training digits, 64 at a time (a **batch**),
# five times over (five **epochs**). It adds three refinements: each step keeps
# some of the last one's speed (*momentum*), the steps get smaller towards the
# end, and each time a digit is seen it is moved by up to one pixel, so that no
# two epochs show quite the same.
#
# **Exercise.** One step with momentum. The velocity keeps the share `momentum` of
# what it was, and `rate` times the gradient is taken away from it. Then the
# weights move by the new velocity. Give both back, the new weights first.

# %% [markdown] lang="ko"
# ## 3. 전부 다
#
# `fit`이 바로 그 일을 해요. 학습용 숫자를 64개씩(**배치**, batch) 끝까지 보고,
# 그것을 다섯 번(다섯 **에폭**, epoch) 되풀이해요. 세 가지를 더 다듬었어요. 걸음마다
# 바로 앞 걸음의 속도를 조금 이어받고(*모멘텀*, momentum), 걸음은 뒤로 갈수록
# 작아지고, 숫자를 볼 때마다 많아야 한 픽셀씩 옮겨요. 그래서 에폭마다 보는 그림이 조금씩
# 달라요.
#
# **연습.** 모멘텀이 있는 한 걸음이에요. 속도는 `momentum`의 비율만큼만 남기고, 거기서
# 기울기에 `rate`를 곱한 값을 빼요. 그런 다음 가중치를 새 속도만큼 움직여요. 새
# 가중치를 먼저, 새 속도를 그다음에 놓아 함께 돌려주세요.


# %% exercise="my_training_step"
def my_training_step(w, gradient, velocity, rate, momentum):
    return np.stack([..., ...])


# %% exercise="my_training_step"
exercises.my_training_step.check(my_training_step)

# %% [markdown] lang="en"
# Now all of it. This takes a while: run it and watch. The loss falls, the
# accuracy climbs, and below them the six filters of the first layer change
# before your eyes. You may stop it with the ■ button above: what it has learnt
# by then is kept.
#
# `SGD` takes the steps. How far they go, the **learning rate** 0.03, was found
# by trying: with a sixth of the training digits set aside, not with the test
# digits.

# %% [markdown] lang="ko"
# 이제 전부 해 봐요. 시간이 조금 걸려요. 실행해 놓고 지켜보세요. 손실은 줄고 정확도는
# 올라가고, 그 아래에서 첫 계층의 필터 여섯 개가 바뀌는 모습이 보여요. 위쪽의 ■ 단추로
# 멈춰도 돼요. 그때까지 배운 것은 그대로 남아요.
#
# 걸음은 `SGD`가 내디뎌요. 얼마나 멀리 갈지 정하는 **학습률**(learning rate) 0.03은
# 여러 값을 시험해 보고 골랐어요. 테스트 숫자가 아니라, 학습용 숫자에서 따로 떼어 둔
# 6분의 1로 시험했어요.

# %% tags=["nbval-ignore-output"]
net = LeNet5(seed=0)
first_filters = net.layers[0].params["w"].copy()
test = mnist.x_test, mnist.y_test
known = mnist.x_train, mnist.y_train
sgd = SGD(learning_rate=0.03)
history = fit(net, *known, epochs=5, shift=1, optimizer=sgd, test=test)
history

# %% [markdown] lang="en"
# Did it work? The test digits were not used for learning, so this is a fair
# test. We ask for at least 99 %.

# %% [markdown] lang="ko"
# 잘됐을까요? 테스트 숫자는 학습에 쓰지 않았으니까 정직한 시험이에요. 99% 이상
# 맞혔는지 볼게요.

# %%
history.test_accuracy[-1] >= 0.99

# %% tags=["nbval-ignore-output"]
draw.curves(history)

# %% [markdown] lang="en"
# Left: the loss falls steeply at first, then slowly. It trembles, because
# every batch is a little different.
#
# Right, blue: the accuracy on the training digits, measured *while* the network
# was still learning, and on digits that were moved. That is why it starts low,
# and may stay below the other one. Orange: the accuracy on the test digits,
# measured at the end of each epoch. If blue climbs on while orange stops or
# falls, the network learns by heart. Does it?

# %% [markdown] lang="ko"
# 왼쪽: 손실은 처음에는 가파르게, 나중에는 천천히 줄어요. 선이 떨리는 것은 배치가
# 매번 조금씩 다르기 때문이에요.
#
# 오른쪽: 파란 선은 학습에 쓴 숫자의 정확도예요. 아직 배우고 있는 *동안*, 그것도 자리를
# 옮긴 숫자로 쟀기 때문에 처음에는 낮고, 끝까지 주황 선보다 낮을 수도 있어요. 주황 선은 처음 보는 테스트 숫자의 정확도이고, 에폭이 끝날 때마다
# 쟀어요. 파란 선은 계속 올라가는데 주황 선이 멈추거나 내려가면 답을 외우고 있다는
# 뜻이에요. 그런가요?

# %% [markdown] lang="en"
# ## 4. What it has learnt
#
# The six filters of C1. First row: before training. Second row: after it. Third
# row: the difference, that is, what training did. In lesson 01 somebody chose
# the nine numbers of a filter. Here nobody did: each filter found its 5·5
# numbers by going downhill.

# %% [markdown] lang="ko"
# ## 4. 무엇을 배웠을까요?
#
# C1의 필터 여섯 개예요. 첫째 줄은 학습 전, 둘째 줄은 학습 후, 셋째 줄은 그 차이,
# 곧 학습이 바꾼 부분이에요. 01강에서는 필터의 숫자 아홉 개를 사람이 정했어요.
# 여기서는 아무도 정해 주지 않았어요. 필터마다 손실이 줄어드는 쪽으로 값을 바꾸면서
# 숫자 5·5개를 스스로 찾아냈어요.

# %% tags=["nbval-ignore-output"]
last_filters = net.layers[0].params["w"]
rows = first_filters, last_filters, last_filters - first_filters
draw.images(np.concatenate(rows), columns=6, signed=True)

# %% [markdown] lang="en"
# The first row is noise. In the other two, look for filters with a positive
# (orange) and a negative (blue) side: those are edge filters, like ours. In
# which directions do they look? Others are harder to read.
#
# Now a digit goes through the trained network. Each map shows where its
# filter found what it looks for.

# %% [markdown] lang="ko"
# 첫째 줄은 그냥 잡음이에요. 나머지 두 줄에서 한쪽이 양수(주황)이고 다른 쪽이
# 음수(파랑)인 필터를 찾아보세요. 우리가 만든 것과 같은 에지 필터예요. 어느 방향의
# 에지를 보나요? 알아보기 어려운 필터도 있어요.
#
# 이제 학습을 마친 신경망에 숫자 하나를 넣어 봐요. 특징 맵은 저마다 자기 필터가
# 찾는 것이 어디에 있는지 보여 줘요.

# %% tags=["nbval-ignore-output"]
digit = mnist.x_test[:1]
maps = net.activations(digit)
draw.images(digit[0], width=2)
draw.feature_maps(maps[1][0])
draw.feature_maps(maps[4][0], columns=8)

# %% [markdown] lang="en"
# First the digit, then the six maps after C1 and ReLU, then the sixteen after
# C3 and ReLU. The first maps still look like the digit, drawn with its edges.
# Most of the later ones no longer do: they say *that* something is there, and
# roughly where.

# %% [markdown] lang="ko"
# 차례로 숫자, C1과 ReLU를 지난 특징 맵 여섯 장, C3과 ReLU를 지난 특징 맵 열여섯
# 장이에요. 처음 여섯 장은 아직 에지로 그린 숫자처럼 보여요. 뒤의 열여섯 장은
# 대부분 숫자처럼 보이지 않아요. 무언가가 *있다는 것*과 그것이 대략 어디에 있는지를
# 알려 줘요.

# %% [markdown] lang="en"
# ## 5. Where it fails
#
# **Predict:** which two digits does it confuse most often?

# %% [markdown] lang="ko"
# ## 5. 어디에서 틀릴까요?
#
# **예상해 보세요.** 신경망은 어떤 두 숫자를 가장 자주 헷갈릴까요?

# %% tags=["nbval-ignore-output"]
from cnn_course import confusion_matrix

predicted = net.predict(mnist.x_test)
matrix = confusion_matrix(mnist.y_test, predicted)
draw.confusion(matrix)

# %% [markdown] lang="en"
# This table is called a **confusion matrix**. A row is what was written, a
# column what the network said. The diagonal is right; everything beside it is
# a mistake. All the test digits must be in this table, and the diagonal must
# give the accuracy:

# %% [markdown] lang="ko"
# 이런 표를 **혼동 행렬**(confusion matrix)이라고 해요. 행은 실제로 쓴 숫자, 열은
# 신경망의 답이에요. 대각선은 맞힌 것이고, 나머지는 모두 틀린 거예요. 표에는 테스트
# 숫자가 모두 들어 있어야 하고, 대각선에서는 정확도가 나와야 해요.

# %%
print("digits in the table:", matrix.sum())
right = np.trace(matrix) / matrix.sum()
print("diagonal = accuracy:", right == history.test_accuracy[-1])

# %% [markdown] lang="en"
# Which two digits are mixed up most often? Add each cell to the one on the other
# side of the diagonal, and look for the largest sum:

# %% [markdown] lang="ko"
# 가장 자주 헷갈린 두 숫자는 무엇일까요? 대각선을 사이에 두고 마주 보는 칸끼리
# 더해서 가장 큰 값을 찾아요.

# %% tags=["nbval-ignore-output"]
both = np.triu(matrix + matrix.T, k=1)
a, b = np.unravel_index(both.argmax(), both.shape)
print(f"{a} and {b}: {both.max()} times")

# %% [markdown] lang="en"
# And these are the worst mistakes: here the network was most sure, and wrong.
# Left of the arrow stands the right answer, right of it what the network said,
# and below how sure it was. Would you have known them all?

# %% [markdown] lang="ko"
# 가장 심하게 틀린 숫자들이에요. 신경망이 가장 자신만만했는데도 틀렸어요. 화살표
# 왼쪽은 정답, 오른쪽은 신경망의 답이고, 그 아래는 신경망이 얼마나 확신했는지예요.
# 여러분이라면 모두 맞혔을까요?

# %% tags=["nbval-ignore-output"]
chances = net.probabilities(mnist.x_test)
draw.mistakes(mnist.x_test, mnist.y_test, predicted, chances)

# %% [markdown] lang="en"
# ## 6. Your own digit
#
# **Try.** Draw a digit with `#` and run the cell. Draw it badly. Draw a
# letter. What does the network say to things that are not digits?

# %% [markdown] lang="ko"
# ## 6. 내가 쓴 숫자
#
# **해 보세요.** `#`으로 숫자를 그리고 셀을 실행해 보세요. 일부러 엉망으로도 그려
# 보고, 글자도 그려 보세요. 숫자가 아닌 것에는 신경망이 뭐라고 답하나요?

# %% tags=["nbval-ignore-output"]
drawing = """
..######..
##......##
........##
....####..
........##
##......##
..######..
"""
mine = data.digit_from_text(drawing)
draw.bars(net.probabilities(mine)[0], image=mine[0, 0])

# %%
print(f"all ten together: {net.probabilities(mine).sum():.0%}")

# %% [markdown] lang="en"
# Whatever you draw, the ten probabilities add up to 100 %. The network always
# answers with one of ten digits. It has no word for "I don't know".
#
# ## 7. Why was that fast?
#
# The layers of most books, written in NumPy as well, take many times as long
# for the same steps. Lesson 05 had the first reason. Here are all of them, one
# on top of the other, measured on your machine: how long one step takes with
# 128 digits. **Predict:** which line will be the largest leap?

# %% [markdown] lang="ko"
# 무엇을 그리든 확률 열 개를 더하면 100%예요. 신경망은 언제나 열 가지 숫자 가운데
# 하나로 답해요. "모르겠어요"라는 답은 없어요.
#
# ## 7. 왜 이렇게 빨랐을까요?
#
# 책에 흔히 나오는 계층을 똑같이 NumPy로 쓰면 같은 걸음에 몇 배나 더 걸려요. 첫째
# 이유는 05강에서 봤어요. 여기서는 이유를 하나씩 쌓아 가며 여러분의 컴퓨터에서 재
# 볼게요. 숫자 128개로 한 걸음을 걷는 데 걸리는 시간이에요. **예상해 보세요.** 어느
# 줄에서 가장 크게 빨라질까요?

# %% tags=["nbval-ignore-output"]
from cnn_course import speed
from cnn_course.schedule import PART

times = speed.step_times(mnist.x_train, mnist.y_train, batch_size=128)
draw.ladder(times)
print(f"copies of a pixel: {5 * 5} in windows, 5 in strips; parts of {PART}")

# %% [markdown] lang="en"
# Each bar has one trick more than the bar above it. Beside it stands how many
# times as fast that made the step; below 1, it was slower.
#
# - **32 bits a number**: half as much to carry to and fro.
# - **Maxima of slices**: pooling compares a few large arrays, instead of many
#   little rows.
# - **Strips**: a pixel is copied 5 times and not 25 times (lesson 05).
# - **Images last**: what lies together in memory is worked on together.
# - **Not back to the image**: no weight needs to know how the loss changes
#   with the pixels.
# - **In parts**: what the layers make of 64 digits may fit into the processor's
#   cache, the small memory beside it. By itself that earns little on some
#   machines; but parts can be shared out.
# - **Pooling within convolution**: each filter gets a twin one cell further
#   right, and the pair moves two cells at a time. So the four numbers that
#   compete in a window of 2×2 come in four arrays, and comparing them is
#   comparing long rows.
# - **Two workers**: two processes do one part each, and add up what they found.
#
# But for the last digits, not one of them changes what comes out: it is all
# still the sums of lesson 01.
#
# **Try.** Switch some of them on, in the order you like. Which depend on others?

# %% [markdown] lang="ko"
# 막대마다 바로 위 막대보다 비결이 하나씩 늘어나요. 옆에는 그 비결로 속도가 몇 배가
# 되었는지 적혀 있어요. 1보다 작으면 느려진 거예요.
#
# - **수 하나에 32비트**: 나르는 양이 절반이에요.
# - **슬라이스끼리 최댓값**: 풀링할 때 짧은 줄을 여러 번 보지 않고 큰 배열 몇 개를 견줘요.
# - **띠**: 픽셀 하나를 25번이 아니라 5번만 복사해요(05강).
# - **이미지를 맨 뒤 축에**: 함께 계산할 수가 메모리에서도 함께 있어요.
# - **입력 기울기는 빼고**: 픽셀이 바뀌면 손실이 어떻게 바뀌는지는 어느 가중치에도
#   필요 없어요.
# - **64장씩 나눠서**: 숫자 64개로 계층이 만든 것은 프로세서 바로 옆의 작은 메모리인
#   캐시에 들어갈 수 있어요. 컴퓨터에 따라 이것만으로는 별로 빨라지지 않지만, 나누어 두면
#   여럿이 맡을 수 있어요.
# - **합성곱과 풀링을 한 번에**: 필터마다 한 칸 오른쪽에 똑같은 짝을 하나 두고, 둘을 함께
#   두 칸씩 옮겨요. 그러면 2×2 창에서 겨룰 수 네 개가 서로 다른 배열 네 개에 담겨서, 긴
#   줄끼리 견주기만 하면 돼요.
# - **둘이 나눠서**: 프로세스 두 개가 한 부분씩 맡고, 찾은 것을 더해요.
#
# 마지막 자리의 숫자 말고는 어느 것도 결과를 바꾸지 않아요. 모두 01강에서 본 그 합
# 그대로예요.
#
# **해 보세요.** 비결 몇 개를 마음대로 골라 차례로 켜 보세요. 다른 비결이 있어야 힘을 내는
# 비결은 무엇인가요?

# %% tags=["nbval-ignore-output"]
draw.ladder(
    speed.step_times(
        mnist.x_train, mnist.y_train, tricks=["strips", "float32", "parts"]
    )
)

# %%
half = times["book"] / 2
print("all tricks together, less than half:", times["workers"] < half)

# %% [markdown] lang="en"
# ## What you learnt
#
# - A network starts with random numbers. Loss, gradient, small step
#   downhill: repeated often enough, that is learning.
# - Some of the first filters become edge filters, although nobody asked for
#   them.
# - Only digits that were not used for learning show what it can do.
# - Look at the mistakes. They say more than the accuracy does.
#
# ## Challenge
#
# What happens with fewer training digits? Train three networks on 600, 6,000
# and 60,000 digits, with `batch_size=60` and 300, 30 and 3 epochs. How many
# steps does each of them make? Leave `test=` out and use `evaluate` at the end,
# or most of the time goes into testing. Which mistakes go away with more
# digits, and which stay?
#
# And then: 99.4 %. Build a network of your own from the layers of the course,
# train it as long as you like, and get there. More filters help. So do larger
# moves. Keep the state with `checkpoint="mine.npz"`: when the computer sleeps
# or you stop it, the same cell goes on where it ended.
#
# **Where to look further.** LeCun, Bottou, Bengio and Haffner,
# *Gradient-Based Learning Applied to Document Recognition* (1998): LeNet-5 in
# its own words. Kingma and Ba, *Adam* (2015): the other optimiser in
# `cnn_course/optimizers.py`.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 신경망은 무작위 가중치에서 시작해요. 손실을 구하고, 기울기를 구하고, 손실이
#   줄어드는 쪽으로 작은 걸음을 내디뎌요. 이것을 충분히 되풀이하는 것이 학습이에요.
# - 첫 계층의 필터 가운데 몇 개는 시키지 않아도 에지 필터가 돼요.
# - 학습에 쓰지 않은 숫자로 시험해야 실력을 알 수 있어요.
# - 틀린 것을 들여다보세요. 정확도보다 더 많은 것을 알려 줘요.
#
# ## 도전 문제
#
# 학습용 숫자가 적으면 어떻게 될까요? 숫자 600개, 6,000개, 60,000개로 신경망 세
# 개를 학습시켜 보세요. `batch_size=60`으로 하고 에폭은 300, 30, 3으로 하세요. 걸음
# 수는 저마다 몇인가요? `test=`는 빼고 끝난 다음에 `evaluate`를 쓰세요. 그러지 않으면
# 시험하는 데 시간을 다 써요. 숫자가 많아지면 없어지는 실수는 무엇이고, 그대로 남는
# 실수는 무엇인가요?
#
# 그다음은 99.4%예요. 이 강의의 계층으로 나만의 신경망을 만들고, 원하는 만큼 오래
# 학습시켜서 넘어 보세요. 필터를 늘리면 도움이 되고, 숫자를 더 멀리 옮겨도 도움이 돼요.
# `checkpoint="mine.npz"`를 주면 상태가 파일에 남아요. 컴퓨터가 꺼지거나 여러분이
# 멈춰도, 같은 셀을 다시 실행하면 멈춘 곳에서 이어져요.
#
# **더 읽을거리.** LeCun, Bottou, Bengio, Haffner, *Gradient-Based Learning
# Applied to Document Recognition* (1998): LeNet-5를 만든 사람들의 논문이에요.
# Kingma, Ba, *Adam* (2015): `cnn_course/optimizers.py`에 있는 다른 최적화 방법이에요.

# %% [markdown] lang="en"
# ---
# Next: [08 · What the net sees](08_what_the_net_sees.ipynb) ·
# Back: [06 · Small filters](06_small_filters.ipynb)

# %% [markdown] lang="ko"
# ---
# 다음: [08 · 신경망이 보는 것](08_what_the_net_sees.ipynb) ·
# 이전: [06 · 작은 필터](06_small_filters.ipynb)
