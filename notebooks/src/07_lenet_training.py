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

from cnn_course import LeNet5, SoftmaxLoss, data, draw, evaluate, fit

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

# %%
print(net.summary())

# %% [markdown] lang="en"
# The last column counts the numbers that the network has to learn. Check the
# first two by hand: C1 has 6 filters of 5·5·1 + 1, C3 has 16 filters of
# 5·5·6 + 1. (In 1998 each C3 filter saw only some of the six maps. That
# table is in the course too.)

# %% [markdown] lang="ko"
# 마지막 열은 신경망이 배워야 하는 매개변수의 개수예요. 처음 두 개는 손으로 확인해
# 보세요. 첫째 합성곱 계층 C1에는 5·5·1 + 1개짜리 필터가 6개, 둘째 합성곱 계층
# C3에는 5·5·6 + 1개짜리 필터가 16개 있어요. (1998년에는 C3의 필터가 거의 모두
# 특징 맵 여섯 장 가운데 일부만 봤어요. 그 연결표도 이 강의에 들어 있어요.)

# %%
from cnn_course import C3_TABLE

print("C1:", 6 * (5 * 5 * 1 + 1))
print("C3:", 16 * (5 * 5 * 6 + 1))
print("C3 in 1998:", LeNet5(c3_table=C3_TABLE).layers[3].param_count)

# %% [markdown] lang="en"
# At the start all weights are random. **Predict:** ten digits, pure guessing.
# How many out of 100 will be right?

# %% [markdown] lang="ko"
# 처음에는 모든 가중치가 무작위예요. **예상해 보세요.** 숫자가 열 가지인데 아무렇게나
# 찍으면 100개 가운데 몇 개를 맞힐까요?

# %%
_, guessing = evaluate(net, mnist.x_test, mnist.y_test)
print(f"right: {guessing:.0%}")

# %% [markdown] lang="en"
# ## 2. One step
#
# Learning is one small step, repeated. Here it is, slowly, with 64 digits.
# **Forward:** the network gives scores, and the **loss** says how wrong they
# are, as one number. Who gives each of 10 digits the same chance has a loss
# of −log(1/10).

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

# %% [markdown] lang="en"
# The loss fell. These four lines are all there is to learning. The rest is
# doing them often.
#
# ## 3. All of it
#
# `fit` does just that with all the training digits, 64 at a time, three
# times over. The steps get smaller towards the end. This takes a while: run
# it, watch the bar, and read on.

# %% [markdown] lang="ko"
# 손실이 줄었어요. 셀의 처음 네 줄이 학습의 전부예요. 나머지는 이것을 여러 번 하는
# 거예요.
#
# ## 3. 전부 다
#
# `fit`이 바로 그 일을 해요. 학습용 숫자를 64개씩 끝까지 보고, 그것을 세 번
# 되풀이해요. 걸음은 뒤로 갈수록 작아져요. 시간이 조금 걸려요. 실행해 놓고 진행
# 막대를 보면서 다음 글을 읽어 보세요.

# %% tags=["nbval-ignore-output"]
net = LeNet5(seed=0)
first_filters = net.layers[0].params["w"].copy()
test = mnist.x_test, mnist.y_test
history = fit(net, mnist.x_train, mnist.y_train, epochs=3, test=test)
history

# %% [markdown] lang="en"
# Did it work? The test digits were not used for learning, so this is an
# honest examination. We ask for at least 98.5 %.

# %% [markdown] lang="ko"
# 잘됐을까요? 테스트 숫자는 학습에 쓰지 않았으니까 정직한 시험이에요. 98.5% 이상
# 맞혔는지 볼게요.

# %%
history.test_accuracy[-1] >= 0.985

# %% tags=["nbval-ignore-output"]
draw.curves(history)

# %% [markdown] lang="en"
# Left: the loss falls steeply at first, then slowly. It trembles, because
# every batch is a little different. Right: the accuracy on digits the network
# learns from, and on those it has never seen. If the two lines drift apart,
# it learns by heart. Do they?

# %% [markdown] lang="ko"
# 왼쪽: 손실은 처음에는 가파르게, 나중에는 천천히 줄어요. 선이 떨리는 것은 숫자
# 묶음(batch)이 매번 조금씩 다르기 때문이에요. 오른쪽: 학습에 쓴 숫자와 처음 보는
# 숫자의 정확도예요. 뒤로 갈수록 두 선이 벌어지면 답을 외우고 있다는 뜻이에요.
# 벌어졌나요?

# %% [markdown] lang="en"
# ## 4. What it has learnt
#
# The six filters of C1: before training, after it, and the difference, that
# is, what training did. In lesson 01 somebody chose the nine numbers of a
# filter. Here nobody did: each filter found its 25 numbers by going downhill.

# %% [markdown] lang="ko"
# ## 4. 무엇을 배웠을까요?
#
# C1의 필터 여섯 개예요. 첫째 줄은 학습 전, 둘째 줄은 학습 후, 셋째 줄은 그 차이,
# 곧 학습이 바꾼 부분이에요. 01강에서는 필터의 숫자 아홉 개를 사람이 정했어요.
# 여기서는 아무도 정해 주지 않았어요. 필터마다 손실이 줄어드는 쪽으로 값을 바꾸면서
# 숫자 25개를 스스로 찾아냈어요.

# %% tags=["nbval-ignore-output"]
last_filters = net.layers[0].params["w"]
draw.filters(first_filters)
draw.filters(last_filters)
draw.filters(last_filters - first_filters)

# %% [markdown] lang="en"
# The first row is noise. In the last one, look for filters with a positive and
# a negative side: those are edge filters, like ours. In which directions do
# they look?
#
# Now a digit goes through the trained network. Each map shows where its
# filter found what it looks for.

# %% [markdown] lang="ko"
# 첫째 줄은 그냥 잡음이에요. 셋째 줄에서 한쪽이 양수이고 다른 쪽이 음수인 필터를
# 찾아보세요. 우리가 만든 것과 같은 에지 필터예요. 어느 방향의 에지를 보나요?
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
# The later ones no longer do: they say *that* something is there, and where
# roughly.

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
# A row is what was written, a column what the network said. The diagonal is
# right; everything beside it is a mistake. All the test digits must be in
# this table, and the diagonal must give the accuracy:

# %% [markdown] lang="ko"
# 이런 표를 **혼동 행렬**(confusion matrix)이라고 해요. 행은 실제로 쓴 숫자, 열은
# 신경망의 답이에요. 대각선은 맞힌 것이고, 나머지는 모두 틀린 거예요. 표에는 테스트
# 숫자가 모두 들어 있어야 하고, 대각선에서는 정확도가 나와야 해요.

# %%
print("digits in the table:", matrix.sum())
right = np.trace(matrix) / matrix.sum()
print("diagonal = accuracy:", right == history.test_accuracy[-1])

# %% [markdown] lang="en"
# And these are the worst mistakes: here the network was most sure, and wrong.
# Would you have known them all?

# %% [markdown] lang="ko"
# 가장 심하게 틀린 숫자들이에요. 신경망이 가장 자신만만했는데도 틀렸어요.
# 여러분이라면 모두 맞혔을까요?

# %% tags=["nbval-ignore-output"]
chances = net.probabilities(mnist.x_test)
draw.mistakes(mnist.x_test, mnist.y_test, predicted, chances)

# %% [markdown] lang="en"
# ## 6. Your own digit
#
# **Try.** Draw a digit with `#` and run the cell. Draw it badly. Draw a
# letter. What does the network say to things that are no digit at all?

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

# %% [markdown] lang="en"
# It always answers with one of ten digits. It has no word for "I don't know".
#
# ## What you learnt
#
# - A network starts with random numbers. Loss, gradient, small step
#   downhill: repeated often enough, that is learning.
# - The first filters become edge filters, although nobody asked for them.
# - Only digits that were not used for learning show what it can do.
# - Look at the mistakes. They say more than the accuracy does.
#
# ## Challenge
#
# Half the training digits, or a tenth: what happens to the accuracy? Train
# three networks on 600, 6,000 and 60,000 digits, with so many epochs that all
# make the same number of steps. Which mistakes go away with more digits, and
# which stay?
#
# **Where to look further.** LeCun, Bottou, Bengio and Haffner,
# *Gradient-Based Learning Applied to Document Recognition* (1998): LeNet-5 in
# its own words. Kingma and Ba, *Adam* (2015): the other optimiser in
# `cnn_course/train.py`.

# %% [markdown] lang="ko"
# 신경망은 언제나 열 가지 숫자 가운데 하나로 답해요. "모르겠어요"라는 답은 없어요.
#
# ## 배운 것
#
# - 신경망은 무작위 가중치에서 시작해요. 손실을 구하고, 기울기를 구하고, 손실이
#   줄어드는 쪽으로 작은 걸음을 내디뎌요. 이것을 충분히 되풀이하는 것이 학습이에요.
# - 첫 계층의 필터는 시키지 않아도 에지 필터가 돼요.
# - 학습에 쓰지 않은 숫자로 시험해야 실력을 알 수 있어요.
# - 틀린 것을 들여다보세요. 정확도보다 더 많은 것을 알려 줘요.
#
# ## 도전 문제
#
# 학습용 숫자를 절반이나 10분의 1로 줄이면 정확도는 어떻게 될까요? 숫자 600개,
# 6,000개, 60,000개로 신경망 세 개를 학습시켜 보세요. 걸음 수가 모두 같아지도록
# 에폭(epoch) 수를 정하세요. 숫자가 많아지면 없어지는 실수는 무엇이고, 그대로 남는
# 실수는 무엇인가요?
#
# **더 읽을거리.** LeCun, Bottou, Bengio, Haffner, *Gradient-Based Learning
# Applied to Document Recognition* (1998): LeNet-5를 만든 사람들의 논문이에요.
# Kingma, Ba, *Adam* (2015): `cnn_course/train.py`에 있는 다른 최적화 방법이에요.

# %% [markdown] lang="en"
# ---
# Back: [03 · Working out sizes](03_size_calculation.ipynb) ·
# [00 · Start here](00_start_here.ipynb)

# %% [markdown] lang="ko"
# ---
# 이전: [03 · 크기 계산](03_size_calculation.ipynb) ·
# [00 · 시작하기](00_start_here.ipynb)
