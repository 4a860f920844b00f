# %% [markdown] lang="en"
# # 08 · What the net sees
#
# **You would not call these digits. The network does. What does it see?**

# %% [markdown] lang="ko"
# # 08 · 신경망이 보는 것
#
# **사람 눈에는 숫자로 보이지 않아요. 그런데 신경망은 숫자라고 해요. 신경망은 무엇을
# 보는 걸까요?**

# %%
import numpy as np

from cnn_course import data, draw, exercises, trained_lenet, vision, worked

x_test, y_test = data.load_test_digits(pad=2)
net = trained_lenet()
size = (1, 32, 32)
strange = [
    vision.ascend(net, (11, k), size, 100, bounds=(0, 1)) for k in range(10)
]
strange = np.concatenate(strange)
draw.images(strange, range(10), columns=5, width=5)
sure = net.probabilities(strange)[range(10), range(10)]
print("more than 99% sure:", np.sum(sure > 0.99), "of", len(sure))

# %% [markdown] lang="en"
# Above each picture stands what the network takes it for. It is a LeNet like
# yours from lesson 07, trained on all of MNIST, but on digits that were not
# moved; it is right on 99 of 100 test digits. And it is more than 99 % sure of
# each of these pictures.
#
# So it does not see what you see. In this lesson you take it apart: which
# cell answers to what, what a cell would like best, and when it is wrong.
# At the end you will know how such pictures are made, and how far to trust
# them.

# %% [markdown] lang="ko"
# 그림 위에 쓴 것이 신경망의 답이에요. 07강에서 만든 것과 같은 LeNet이고 MNIST
# 전체로 학습했지만, 배우는 동안 숫자를 옮기지는 않았어요. 테스트 숫자 100개 가운데
# 99개를 맞혀요. 그런 신경망이 이 그림 하나하나에 대해 99% 넘게 확신해요.
#
# 그러니까 신경망은 우리와 다르게 봐요. 이 강의에서는 신경망을 열어서 들여다봐요.
# 어느 칸이 무엇에 반응하는지, 무엇을 가장 좋아하는지, 언제 틀리는지 알아볼 거예요.
# 다 읽고 나면 이런 그림을 어떻게 만드는지, 또 얼마나 믿어도 되는지 알게 돼요.

# %%
from cnn_course import evaluate

_, accuracy = evaluate(net, x_test, y_test)
print(f"right: {accuracy:.0%}")

# %% [markdown] lang="en"
# ## 1. A cell and its window
#
# These are the layers, with their numbers. `11` is the last one: it gives ten
# scores, one for each digit.

# %% [markdown] lang="ko"
# ## 1. 칸 하나와 그 창
#
# 신경망의 계층과 그 번호예요. `11`번이 마지막 계층이고, 숫자마다 하나씩 점수 열
# 개를 내요.

# %%
for number, layer in enumerate(net.layers):
    print(number, layer)

# %% [markdown] lang="en"
# One cell that a layer makes is called a **unit**. We name it by its layer and
# its place there: `(0, 2, 5, 9)` is layer 0, channel 2, row 5, column 9. In a
# dense layer two numbers are enough: `(11, 3)` is the score of the digit 3.
#
# Here is a digit, and the unit of channel 2 of layer 0 (C1) that answers most
# to it. `patch` is what that unit sees, its **receptive field** (lesson 06).

# %% [markdown] lang="ko"
# 계층이 만든 값 한 칸을 **유닛**(unit)이라고 해요. 유닛은 계층 번호와 그 안의 자리로
# 불러요. `(0, 2, 5, 9)`는 0번 계층, 2번 채널, 5행, 9열이에요. 완전 연결 계층에서는
# 수 두 개면 돼요. `(11, 3)`은 숫자 3의 점수예요.
#
# 숫자 하나를 골랐어요. 0번 계층(C1)의 2번 채널에서 이 숫자에 가장 세게 반응하는
# 유닛을 찾아봐요. `patch`는 그 유닛이 보는 부분, 곧 **수용 영역**(receptive
# field)이에요(06강).

# %%
digit = x_test[18:19]
best = vision.top_images(net, digit, layer=0, channel=2, count=1)[0]
print("unit:", best.unit)
print("its window:", vision.receptive_field_of(net, best.unit, size))
w, b = net.layers[0].params["w"][2, 0], net.layers[0].params["b"][2]
draw.images([digit[0, 0], best.patch[0], w], signed=[False, False, True])

# %% [markdown] lang="en"
# Left the digit, in the middle what the unit sees of it, right its filter
# (orange plus, blue minus). Find the window in the digit: the four numbers
# above are its top row, its left column, its height and its width.
#
# **Predict.** Most bright pixels lie on orange weights, most dark ones (0) on
# blue. Which of the two make the sum of the 5·5 products large?

# %% [markdown] lang="ko"
# 왼쪽은 숫자, 가운데는 유닛이 보는 부분, 오른쪽은 필터예요(주황은 양수, 파랑은
# 음수). 왼쪽 숫자에서 그 창을 찾아보세요. 위에 나온 네 수는 차례로 창의 맨 윗줄,
# 맨 왼쪽 열, 높이, 너비예요.
#
# **예상해 보세요.** 밝은 픽셀은 대부분 주황 가중치 위에, 어두운 픽셀(0)은 대부분
# 파란 가중치 위에 있어요. 5·5개의 곱을 모두 더한 값은 어느 쪽 때문에 커질까요?

# %%
by_hand = np.sum(best.patch[0] * w) + b
maps = net.activations(digit)
print(f"by hand: {by_hand:.2f}")
_, channel, row, column = best.unit
print(f"unit:    {maps[0][0, channel, row, column]:.2f}")
print(f"smallest in this map: {maps[0][0, 2].min():.2f}")

# %% [markdown] lang="en"
# The bright ones on orange; a dark pixel adds 0, whatever its weight. Bright
# on blue takes away, and somewhere in this map that wins: the smallest is
# negative. A filter answers most to what looks like itself.
#
# ## 2. Every layer, one digit
#
# The six filters of C1:

# %% [markdown] lang="ko"
# 주황 위의 밝은 픽셀 때문이에요. 어두운 픽셀은 가중치가 얼마든 0을 더해요. 파랑
# 위에 밝은 픽셀이 오면 값이 줄어서, 이 특징 맵의 가장 작은 값은 음수예요. 필터는
# 자기와 닮은 것에 가장 세게 반응해요.
#
# ## 2. 숫자 하나, 모든 계층
#
# C1의 필터 여섯 개예요.

# %%
draw.filters(net.layers[0].params["w"], range(6))

# %% [markdown] lang="en"
# **Predict.** Which of these six filters will light up the *lower* edges of
# the strokes?

# %% [markdown] lang="ko"
# **예상해 보세요.** 이 필터 여섯 개 가운데 획의 *아래쪽* 에지에서 켜지는 것은 어느
# 것일까요?

# %%
draw.feature_maps(maps[0][0], range(6), signed=True)

# %% [markdown] lang="en"
# These are the maps of filters 0 to 5, before ReLU. Look at filter 5: orange
# above, blue at the bottom. Its map is orange along the lower edges of the
# strokes. (Filter 0 does a little of it too, below the lowest stroke.) Filter
# 4 is the other way round.
#
# Now after ReLU, layer after layer: C1, S2, C3, S4.

# %% [markdown] lang="ko"
# 0번부터 5번까지의 특징 맵이에요. ReLU를 지나기 전이에요. 5번 필터를 보세요. 위는
# 주황, 맨 아래는 파랑이에요. 그래서 특징 맵에서는 획의 아래쪽 에지를 따라
# 주황색이에요. (0번도 맨 아래 획 밑에서는 조금 그래요.) 4번 필터는 그 반대예요.
#
# 이제 ReLU를 지난 다음이에요. C1, S2, C3, S4 차례로 볼게요.

# %%
for number in (1, 2, 4, 5):
    draw.feature_maps(maps[number][0], columns=8)

# %% [markdown] lang="en"
# In C1 you still recognise the digit. In C3 most maps are black with a few
# bright spots: one part of the digit was found there. S4 keeps the spots and
# forgets exactly where they were.
#
# Then come dense layers of 120 and 84 units. Here each cell is one unit:

# %% [markdown] lang="ko"
# C1에서는 아직 숫자를 알아볼 수 있어요. C3의 특징 맵은 대부분 검고 밝은 점이 몇 개
# 있어요. 그 자리에서 숫자의 한 부분을 찾았다는 뜻이에요. S4는 점은 남기고 정확한
# 자리는 잊어요.
#
# 그다음은 유닛 120개와 84개짜리 완전 연결 계층이에요. 한 칸이 유닛 하나예요.

# %%
draw.images([maps[8].reshape(6, 20), maps[10].reshape(6, 14)], width=7)
for number in (1, 4, 8, 10):
    made = maps[number]
    silent = np.mean(made == 0)
    print(f"layer {number}: {made.size} units, {silent:.0%} silent")

# %% [markdown] lang="en"
# About three of four units are **silent**: ReLU made them 0. A digit is told
# by *which* units speak.
#
# The last layer, turned into probabilities, is the answer:

# %% [markdown] lang="ko"
# 네 개 가운데 세 개쯤은 **조용해요**. ReLU가 0으로 만들었거든요. *어느* 유닛이
# 켜지는지가 숫자를 말해 줘요.
#
# 마지막 계층의 점수를 확률로 바꾼 것이 답이에요.

# %%
draw.bars(net.probabilities(digit)[0], image=digit[0, 0])

# %% [markdown] lang="en"
# It says 3, but it thinks a little of 8. Keep that in mind.
#
# **Try.** Take another digit instead of `18:19` in section 1, and run the
# cells again. Which units speak now?
#
# ## 3. What does a unit like?
#
# Show the network 2,000 digits, and keep for each filter of C1 the nine
# patches to which it answers most. Left is the filter, then come its patches.

# %% [markdown] lang="ko"
# 3이라고 답하지만 8일지도 모른다는 생각도 조금 해요. 기억해 두세요.
#
# **해 보세요.** 1절에서 `18:19` 대신 다른 숫자를 고르고 셀을 다시 실행해 보세요.
# 이번에는 어느 유닛이 켜지나요?
#
# ## 3. 유닛은 무엇을 좋아할까요?
#
# 숫자 2,000개를 보여 주고, C1의 필터마다 가장 세게 반응한 부분을 아홉 개씩 모아요.
# 맨 왼쪽이 필터이고, 그 오른쪽이 모은 부분이에요.

# %%
some = x_test[:2_000]
rows = []
for channel in range(6):
    top = vision.top_images(net, some, 0, channel)
    rows += [net.layers[0].params["w"][channel, 0]]
    rows += [found.patch[0] for found in top]
draw.images(rows, columns=10, signed=([True] + [False] * 9) * 6, width=7)

# %% [markdown] lang="en"
# Each row shows one taste. The row of filter 2: a stroke that falls to the
# right. Filter 5: a stroke lying flat, and dark below it. Filter 0 likes the
# dark gap between two strokes.
#
# **Predict.** A unit of C3 sees more. How large is its window? And what will
# it like: edges again, or something else?

# %% [markdown] lang="ko"
# 줄마다 취향이 하나씩 있어요. 2번 필터의 줄은 오른쪽으로 내려가는 획이에요. 5번은
# 가로로 누운 획이고 그 아래가 어두워요. 0번은 두 획 사이의 어두운 틈을 좋아해요.
#
# **예상해 보세요.** C3의 유닛은 더 넓게 봐요. 창은 얼마나 클까요? 좋아하는 것은
# 이번에도 에지일까요, 다른 것일까요?

# %%
favourites = {
    channel: vision.top_images(net, some, 4, channel)
    for channel in (2, 3, 7, 12, 4)
}
rows = [found.patch[0] for top in favourites.values() for found in top]
draw.images(rows, columns=9, width=7)
print("C3 sees", rows[0].shape)

# %% [markdown] lang="en"
# 14×14 pixels: enough for a *part* of a digit. The first row likes a bend
# that is open to the right, the second a bend that is open to the left. The
# third likes a corner at the lower left, the fourth a knot on the left with a
# stroke going up from it.
#
# And the last row? A round bottom, a flat stroke, an arc: it is hard to find
# one word. Many units are like that. Beware of naming a unit after its
# favourites: it answers to other things, too.
#
# Which digits have the bend of the first row? The names, not the pixels:

# %% [markdown] lang="ko"
# 14×14픽셀이에요. 숫자의 *한 부분*이 들어갈 크기예요. 첫째 줄은 오른쪽으로 열린
# 굽은 획을 좋아하고, 둘째 줄은 왼쪽으로 열린 굽은 획을 좋아해요. 셋째 줄은 왼쪽
# 아래의 모서리를, 넷째 줄은 왼쪽의 매듭에서 오른쪽 위로 올라가는 획을 좋아해요.
#
# 마지막 줄은 어떤가요? 둥근 바닥, 누운 획, 활 모양이 섞여 있어서 한마디로 말하기
# 어려워요. 이런 유닛이 많아요. 좋아하는 것만 보고 유닛에 이름을 붙이면 안 돼요.
# 다른 것에도 반응하니까요.
#
# 첫째 줄의 굽은 획은 어떤 숫자에 있을까요? 픽셀 대신 숫자의 이름을 볼게요.

# %%
print([int(y_test[found.image]) for found in favourites[2]])

# %% [markdown] lang="en"
# Different digits share a part. That is the use of a layer in the middle: a
# bend is learnt once, and helps to tell several digits.
#
# **Try.** C3 has more channels than these five. Look at all of them: write
# `range(16)` in place of the five numbers.
#
# ## 4. Which pixels matter?
#
# Now we turn the question round. The digit is given, this time a 2, and we ask
# which pixels make it a 2. By hand: make one pixel a little brighter, and see
# how much the score `(11, 2)` changes.

# %% [markdown] lang="ko"
# 서로 다른 숫자에 같은 부분이 들어 있어요. 중간 계층이 있어서 좋은 점이 바로
# 이거예요. 굽은 획은 한 번만 배워 두면 여러 숫자를 알아보는 데 쓸 수 있어요.
#
# **해 보세요.** C3의 채널은 이 다섯 개 말고도 더 있어요. 수 다섯 개 대신
# `range(16)`을 써서 모두 보세요.
#
# ## 4. 어느 픽셀이 중요할까요?
#
# 이번에는 거꾸로 물어요. 숫자 2를 하나 놓고, 어느 픽셀 때문에 2가 되는지 물어요.
# 먼저 손으로 해 봐요. 픽셀 하나를 조금 밝게 하고 점수 `(11, 2)`가 얼마나 바뀌는지
# 보는 거예요.

# %%
two = x_test[1:2]
brighter = two.copy()
brighter[0, 0, 14, 16] += 0.01
change = net.forward(brighter)[0, 2] - net.forward(two)[0, 2]
gradient = vision.input_gradient(net, two, (11, 2))
print(f"change / 0.01: {change / 0.01:.2f}")
print(f"gradient:      {gradient[0, 0, 14, 16]:.2f}")

# %% [markdown] lang="en"
# Doing so for every pixel would take more than a thousand tries. The
# **backward pass** of lesson 07 finds all of them at once: it starts with a 1
# at the unit and goes back to the pixels. That is the gradient (*saliency*,
# Simonyan et al.).
#
# There are three ways back. They differ only at a ReLU:
#
# | | what passes back through a ReLU |
# |---|---|
# | `input_gradient` | where the unit spoke |
# | `deconvolution` | what is positive |
# | `guided_backprop` | both: where it spoke, and only what is positive |

# %% [markdown] lang="ko"
# 픽셀마다 이렇게 하려면 천 번도 넘게 해 봐야 해요. 07강의 **역전파**(backward pass)는
# 한 번에 다 구해요. 유닛에 1을 놓고 픽셀까지 거슬러 가면 돼요. 이것이
# 기울기예요(*saliency*, Simonyan 외).
#
# 거슬러 가는 길은 세 가지예요. ReLU에서만 서로 달라요.
#
# | | ReLU를 거슬러 지나가는 것 |
# |---|---|
# | `input_gradient` | 켜진 유닛의 것 |
# | `deconvolution` (디컨볼루션) | 양수인 것 |
# | `guided_backprop` (가이드 역전파) | 둘 다: 켜진 유닛의 것이면서 양수인 것 |

# %% [markdown] lang="en"
# By hand first. Four units stand before a ReLU. The first two speak (1), the other two
# are silent (−1). What comes back to them, in this order, is 2, −2, 3 and −3.
#
# **Predict** the three rows, in the order of the table, each with four numbers:
# `(2, …)`.

# %% [markdown] lang="ko"
# 먼저 손으로 해 봐요. ReLU 앞에 유닛이 네 개 있어요. 앞의 둘은 켜져 있고(1) 뒤의
# 둘은 조용해요(−1). 이 유닛들에 차례로 2, −2, 3, −3이 돌아와요.
#
# 표의 차례대로 세 줄을 **예상해 보세요.** 한 줄에 수를 네 개씩 `(2, …)`처럼 쓰세요.

# %% exercise="three_ways_back"
exercises.three_ways_back.predict((..., ..., ...))

# %%
from cnn_course import Dense, Flatten, Network, ReLU

tiny = Network([Flatten(), Dense(4, 4), ReLU(), Dense(4, 1)])
tiny.layers[1].params["w"][:] = np.eye(4)
tiny.layers[3].params["w"][:, 0] = [2, -2, 3, -3]
x = np.array([[[[1, 1, -1, -1]]]])
ways = vision.input_gradient, vision.deconvolution, vision.guided_backprop
back = {way.__name__: way(tiny, x, (3, 0))[0, 0] for way in ways}
worked.tables(back)

# %% exercise="three_ways_back"
exercises.three_ways_back.check()

# %% [markdown] lang="en"
# The gradient tells the truth about the score: 2 and −2 count, the silent
# units do not. Deconvolution drops the −2 and lets in the 3 of a silent unit.
# Guided backpropagation keeps only what passes both rules.
#
# Here is the way back. Look at its last lines: a 1 is set at the unit, then
# the layers are gone through backwards. Below it stands the rule of guided
# backpropagation. (`lambda relu, dy: …` is a function without a name.)

# %% [markdown] lang="ko"
# 점수가 어떻게 바뀌는지 사실대로 말해 주는 것은 기울기예요. 2와 −2는 점수를 바꾸고,
# 조용한 유닛은 바꾸지 않아요. `deconvolution`은 −2를 버리고, 조용한 유닛의 3은
# 오히려 통과시켜요. `guided_backprop`은 두 규칙을 모두 지난 것만 남겨요.
#
# 거슬러 가는 프로그램이에요. 마지막 몇 줄을 보세요. 유닛에 1을 놓고, 계층을 거꾸로
# 지나가요. 그 아래는 `guided_backprop`의 규칙이에요. (`lambda relu, dy: …`는 이름
# 없는 함수예요.)

# %%
import inspect

print(inspect.getsource(vision.send_back))
print(inspect.getsource(vision.guided_backprop).split('"""')[2])


# %%
def scaled(picture):
    return picture / np.abs(picture).max()


views = [scaled(way(net, two, (11, 2))[0, 0]) for way in ways]
names = ["", *[way.__name__ for way in ways]]
draw.images([two[0, 0], *views], names, signed=[False] + [True] * 3)

# %% [markdown] lang="en"
# In the gradient orange says: brighter here means "more 2"; blue says: darker
# here means "more 2". In the other two this holds only roughly. The gradient
# is a crowd of small spots; guided backpropagation draws the digit's strokes.
# It looks like the best of the three. Section 9 asks whether it is.
#
# Any unit will do. Here are six favourites of channel 2 of C3, and what guided
# backpropagation shows of each, in the unit's own window:

# %% [markdown] lang="ko"
# 기울기에서 주황은 "여기가 밝을수록 더 2", 파랑은 "여기가 어두울수록 더 2"라는
# 뜻이에요. 나머지 둘에서는 대체로만 그래요. 기울기는 작은 점이 모인 그림이고,
# `guided_backprop`은 숫자의 획을 그려요. 셋 가운데 가장 좋아 보이네요. 정말
# 그런지는 9절에서 따져 봐요.
#
# 어느 유닛이든 볼 수 있어요. 아래는 C3의 2번 채널이 좋아하는 부분 여섯 개와, 그 창
# 안에서 `guided_backprop`이 보여 주는 그림이에요.

# %%
top = favourites[2][:6]
views = []
for found in top:
    picture = some[found.image : found.image + 1]
    view = vision.guided_backprop(net, picture, found.unit)[0, 0]
    i, j, h, w = vision.receptive_field_of(net, found.unit, size)
    views.append(scaled(view[i : i + h, j : j + w]))
patches = [found.patch[0] for found in top]
draw.images(patches + views, columns=6, signed=[False] * 6 + [True] * 6)

# %% [markdown] lang="en"
# Look at the lower row. Orange are the two arms of the bend, blue is the space
# between them: it has to be dark. The rest of the window stays pale.
#
# ## 5. Hide and see
#
# A ruder way needs no gradient at all. Lay a dark square on the digit, ask the
# network again, and write down how sure of the 3 it still is. Then move the
# square (Zeiler and Fergus call this *occlusion sensitivity*).
#
# **Predict.** Where must you hide the 3 so that it is no 3 any more?

# %% [markdown] lang="ko"
# 아랫줄을 보세요. 주황은 굽은 획의 두 팔이고, 파랑은 그 사이예요. 그 사이는
# 어두워야 해요. 창의 나머지는 색이 옅어요.
#
# ## 5. 가려 보기
#
# 기울기가 필요 없는 더 거친 방법도 있어요. 숫자 위에 검은 네모를 올리고, 아직도
# 3이라고 확신하는지 신경망에 다시 물어서 적어 둬요. 그리고 네모를 옮겨요(Zeiler와
# Fergus는 이것을 *occlusion sensitivity*라고 불러요).
#
# **예상해 보세요.** 어디를 가리면 3이 더는 3이 아니게 될까요?

# %%
side = 7  # of the square; odd, so that it has a centre
sure = vision.occlusion(net, digit, target=3, size=side)
i, j = (int(at) for at in np.unravel_index(sure.argmin(), sure.shape))
hidden = digit.copy()
hidden[0, 0, i : i + side, j : j + side] = 0
inner = slice(side // 2, -(side // 2))  # where a centre can be
draw.images([digit[0, 0, inner, inner], sure, hidden[0, 0, inner, inner]])

# %% [markdown] lang="en"
# In the middle each cell stands for a square with its centre there: white means
# still sure of the 3, black means not. Two places matter: the bend on the
# right, and where the strokes meet. On the right you see the digit with the
# worst square. What does the network call it now?

# %% [markdown] lang="ko"
# 가운데 그림에서는 한 칸이 그곳을 중심으로 놓은 네모 하나예요. 희면 아직 3이라고
# 확신하고, 검으면 그렇지 않아요. 중요한 곳은 두 군데예요. 오른쪽의 굽은 곳과 획이
# 만나는 곳이에요. 오른쪽 그림은 가장 치명적인 네모로 가린 숫자예요. 이제 신경망은
# 뭐라고 할까요?

# %%
draw.bars(net.probabilities(hidden)[0], image=hidden[0, 0])

# %% [markdown] lang="en"
# A 2, and it is sure of it. You might agree: without the bend at the lower
# right, the rest does look like a 2.
#
# **Exercise.** Write it yourself, for one picture x (H, W). `score` is a function: it
# takes a picture of this size and gives a number. Lay a square of zeros, size × size, on
# each place, as a filter without padding. Give back the table of the scores,
# a cell for each place.

# %% [markdown] lang="ko"
# 2라고 하네요. 게다가 확신해요. 우리도 고개를 끄덕일 만해요. 오른쪽 아래의 굽은
# 곳이 없으면 나머지는 정말 2처럼 보여요.
#
# **연습.** 그림 한 장 x (H, W)로 직접 써 보세요. `score`는 함수예요. 같은 크기의 그림을
# 받아 수 하나를 돌려줘요. 패딩 없는 필터처럼 자리마다 0으로 된 size × size 네모를
# 올리세요. 자리마다 점수를 한 칸씩 적은 표를 돌려주세요.


# %% exercise="my_occlusion"
def my_occlusion(score, x, size):
    return ...


# %% exercise="my_occlusion"
exercises.my_occlusion.check(my_occlusion)

# %% [markdown] lang="en"
# **Try.** Set `side = 5` or `side = 11`. Then take `target=8` and look for the
# lightest cells: which part must go so that it looks more like an 8?
#
# ## 6. What would it like best?
#
# So far we chose among real digits. Now we let the network paint. Start with
# faint noise, compute the gradient of the score, and change the picture a
# little so that the score rises. Repeat. This is lesson 07 upside down: there
# the weights moved and the picture stayed.
#
# Done for the score of 8, after 1, 10 and 100 steps:

# %% [markdown] lang="ko"
# **해 보세요.** `side = 5`나 `side = 11`로 바꿔 보세요. 그다음 `target=8`로 하고
# 가장 밝은 곳을 찾아보세요. 어느 부분이 없어지면 8에 더 가까워지나요?
#
# ## 6. 무엇을 가장 좋아할까요?
#
# 지금까지는 진짜 숫자 가운데에서 골랐어요. 이제 신경망에게 직접 그리게 해 봐요.
# 희미한 잡음에서 시작해서, 점수의 기울기를 구하고, 점수가 올라가도록 그림을 조금
# 바꿔요. 이것을 되풀이해요. 07강을 뒤집은 거예요. 07강에서는 그림은 그대로 두고
# 가중치를 바꿨어요.
#
# 8의 점수를 1걸음, 10걸음, 100걸음 올린 그림이에요.

# %%
climb = [
    vision.ascend(net, (11, 8), size, n, bounds=(0, 1)) for n in (1, 10, 100)
]
draw.images([x[0, 0] for x in climb], [1, 10, 100])
print("sure of 8 at the end:", net.probabilities(climb[-1])[0, 8] > 0.99)

# %% [markdown] lang="en"
# After the first step the picture is still almost black; after the last one it
# is nearly noise, and still the network is sure. This is how the pictures at
# the top were made. The gradient uses any trick that raises the score: single
# pixels count as much as strokes.
#
# Yosinski and others (2015) tidy up after each step, in four ways:
#
# | | after each step | so that |
# |---|---|---|
# | `decay` | all pixels fade a little | nothing grows without end |
# | `blur` | a soft blur, every fourth step | neighbours must agree |
# | `clip_norm` | the faintest pixels become 0 | only strokes stay |
# | `clip_contribution` | so do those that the score needs least | only what counts stays |
#
# `bounds=(0, 1)` is ours: no pixel is darker than black or brighter than white.

# %% [markdown] lang="ko"
# 첫 걸음 뒤에는 아직 거의 검어요. 마지막에는 거의 잡음인데도 신경망은 확신해요. 맨
# 위의 그림을 이렇게 만들었어요. 기울기는 점수만 올라가면 무슨 수든 쓰거든요. 획이
# 아니라 픽셀 하나하나로도 점수를 올려요.
#
# Yosinski와 동료들(2015)은 걸음마다 그림을 네 가지로 다듬었어요.
#
# | | 걸음마다 하는 일 | 까닭 |
# |---|---|---|
# | `decay` | 모든 픽셀이 조금 어두워져요 | 끝없이 커지지 않게 해요 |
# | `blur` | 네 걸음마다 살짝 흐려요 | 이웃끼리 비슷해져요 |
# | `clip_norm` | 가장 희미한 픽셀은 0이 돼요 | 획만 남아요 |
# | `clip_contribution` | 점수에 가장 덜 필요한 픽셀도 0이 돼요 | 중요한 것만 남아요 |
#
# `bounds=(0, 1)`은 이 강의에서 더했어요. 검은색보다 어둡거나 흰색보다 밝은 픽셀은
# 없어요.

# %%
tidy = dict(
    rate=0.3,
    decay=0.005,
    blur=0.7,
    clip_norm=80,
    clip_contribution=60,
    bounds=(0, 1),
)
painted = [vision.ascend(net, (11, k), size, 100, **tidy) for k in range(10)]
painted = np.concatenate(painted)
draw.images([*strange[:, 0], *painted[:, 0]], columns=10)
sure = net.probabilities(painted)[range(10), range(10)]
print("more than 99% sure:", np.sum(sure > 0.99), "of", len(sure))

# %% [markdown] lang="en"
# Above without, below with tidying up, from 0 to 9. Now there are strokes. The
# network is as sure of both rows. We can read some of the second: the 0, the 4
# and the 8, but hardly the 1 or the 7. So the rules do not change the network.
# They change *which* of the many pictures it likes we get to see: one near to
# our own taste.
#
# **Try.** Leave out one of the four rules at a time (set it to 0). Which one
# does most? Then paint for a unit of C3:
# `draw.images(vision.ascend(net, (3, 12, 5, 5), size, 100, **tidy)[0])`.
# (Layer 3 is C3 before ReLU. After ReLU this unit is silent on faint noise, so
# there is no gradient to climb.)
#
# ## 7. How much can it bear?
#
# 99 % is the accuracy on neat digits, each in the middle of its picture. How
# robust is the network? Here is our digit, and then four changed copies: moved
# by 3 pixels; turned by 30 degrees; with noise of 0.4; with a square of 8×8
# pixels on the middle:

# %% [markdown] lang="ko"
# 위는 다듬지 않은 것, 아래는 다듬은 것이에요. 0부터 9까지 있어요. 이제 획이 보여요.
# 신경망은 두 줄 다 똑같이 확신해요. 우리는 둘째 줄에서 몇 개를 읽을 수 있어요. 0,
# 4, 8은 읽히지만 1과 7은 거의 알아볼 수 없어요. 규칙이 신경망을 바꾸는 것은
# 아니에요. 신경망이 좋아하는 많은 그림 가운데 *어떤 것을* 보게 되는지를 바꿔요.
# 우리 취향에 가까운 그림을 고르는 거예요.
#
# **해 보세요.** 네 가지 규칙을 하나씩 빼 보세요(0으로 두세요). 어느 것이 가장 큰
# 몫을 하나요? C3의 유닛도 그려 보세요.
# `draw.images(vision.ascend(net, (3, 12, 5, 5), size, 100, **tidy)[0])`라고 쓰면
# 돼요. (3번 계층은 ReLU를 지나기 전의 C3이에요. ReLU를 지난 이 유닛은 희미한 잡음에
# 조용해서 따라 올라갈 기울기가 없어요.)
#
# ## 7. 얼마나 견딜까요?
#
# 99%라는 정확도는 그림 한가운데에 반듯하게 놓인 숫자로 잰 값이에요. 신경망은 얼마나
# 튼튼할까요? 맨 왼쪽은 원래 숫자이고, 나머지는 차례로 3픽셀 옮긴 것, 30도 돌린 것,
# 잡음을 0.4만큼 섞은 것, 가운데를 8×8픽셀 네모로 가린 것이에요.

# %%
changed = [
    vision.shifted(digit, across=3),
    vision.rotated(digit, 30),
    vision.noisy(digit, 0.4).clip(0, 1),
    vision.occluded(digit, 8),
]
draw.images([digit[0, 0], *[x[0, 0] for x in changed]])
print(f"accuracy without changes: {accuracy:.0%}")

# %% [markdown] lang="en"
# You can read all of them. **Predict.** The network pools twice, and people
# say that pooling makes it robust against shifts. How many of 100 digits are
# right when all are moved by 3 pixels? And by 6? For the 6 write `"all"` (nearly
# all of them), `"most"` (about three of four), `"half"` or `"third"` (about a third).
#
# The cell after this asks 10,000 digits again and again. It takes a moment.

# %% [markdown] lang="ko"
# 모두 읽을 수 있어요. **예상해 보세요.** 이 신경망은 풀링을 두 번 해요. 풀링을 하면
# 위치가 바뀌어도 괜찮다고들 해요. 모든 숫자를 3픽셀 옮기면 100개 가운데 몇 개를
# 맞힐까요? 6픽셀 옮기면요? 6픽셀일 때를 쓰세요. 거의 다 맞히면 `"all"`, 네 개 가운데
# 세 개쯤이면 `"most"`, 절반쯤이면 `"half"`, 3분의 1쯤이면 `"third"`예요.
#
# 그다음 셀은 숫자 10,000개를 여러 번 다시 물어봐요. 시간이 조금 걸려요.

# %% exercise="moved_by_six"
exercises.moved_by_six.predict(...)


# %%
def moved(x, k):
    return vision.shifted(x, across=k)


def grainy(x, sigma):
    return vision.noisy(x, sigma).clip(0, 1)


tests = {
    "shift": (moved, [0, 1, 2, 3, 4, 5, 6]),
    "turn": (vision.rotated, [0, 15, 30, 45]),
    "noise": (grainy, [0, 0.2, 0.4, 0.6]),
    "square": (vision.occluded, [0, 4, 8, 12]),
}
test = x_test, y_test
curves = {
    name: (amounts, vision.accuracy_curve(net, *test, change, amounts))
    for name, (change, amounts) in tests.items()
}
draw.robustness(curves)

# %%
shift = curves["shift"][1]
print("digits:", f"{len(x_test):,}")
for k in (1, 2, 3, 6):
    print(f"moved by {k}: {shift[k]:.0%}")
print(f"turned by 30: {curves['turn'][1][2]:.0%}")
ink = x_test.sum()
lost = 1 - moved(x_test, 6).sum() / ink
print(f"ink lost at 6: {lost:.1%}")
columns = data.load_mnist(pad=2).x_train.sum(axis=(1, 2))  # (60000, 32)
middle = columns @ np.arange(32) / columns.sum(axis=1)
print(f"middle in training: {middle.min():.1f} to {middle.max():.1f}")

# %% exercise="moved_by_six"
exercises.moved_by_six.check()

# %% [markdown] lang="en"
# One pixel does no harm. At 3 pixels 85 of 100 are right, and at 6 only 34,
# although hardly any ink has left the picture. Whatever pooling gives, it does
# not last beyond two pixels. The slides from which this course grew show one
# shifted example, and it works out; lesson 04 takes that apart, and here is
# what it comes to for a whole network.
#
# In the other panels, too, look where each curve leaves the top: all four do.
#
# The reason is in the training. The middle of the ink is at column 15.5 to
# 16.5 in every one of those digits. What was never seen is not learnt. Turning
# by 30 degrees costs about as much as 3 pixels: 87 of 100 stay right.

# %% [markdown] lang="ko"
# 한 픽셀은 괜찮아요. 3픽셀이면 100개 가운데 85개, 6픽셀이면 34개밖에 못 맞혀요.
# 그림 밖으로 나간 잉크는 거의 없는데도요. 풀링이 도움이 된다고 해도 두 픽셀을 넘지
# 못해요. 이 강의의 바탕이 된 슬라이드에는 위치를 옮긴 예가 하나 있고 그 예는
# 잘돼요. 그 예는 04강에서 따져 봤고, 신경망 전체에서는 결과가 이래요.
#
# 다른 그래프에서도 곡선이 어디서부터 떨어지는지 보세요. 네 곡선 모두 떨어져요.
#
# 까닭은 학습에 있어요. 학습 숫자는 하나같이 잉크의 한가운데가 15.5열에서 16.5열
# 사이에 있거든요. 본 적이 없는 것은 배우지 못해요. 30도 돌리는 것은 3픽셀 옮기는
# 것과 비슷해요. 100개 가운데 87개를 맞혀요.

# %% [markdown] lang="en"
# Now with your own hand. On the pad stands a 3, **small and in a corner**.
# Clear it and draw your own there: with mouse, pen or finger; or choose the pad
# with the Tab key, walk with the arrow keys, and press Space to put the brush
# down and to lift it. Beside it you see what the network is given, and its ten
# probabilities.
#
# **Try.**
#
# - What does it say to your digit? Now tick *prepare as MNIST did*, and watch
#   the picture in the middle.
# - Without it, move the digit with the sliders. How far does the network still
#   read it?
# - Turn it, make it thicker, make it thinner. Which of these does it forgive?

# %% [markdown] lang="ko"
# 이번에는 직접 그려 봐요. 판에는 3이 **작게, 구석에** 있어요. 지우고 그 자리에
# 여러분의 숫자를 그리세요. 마우스, 펜, 손가락 무엇이든 좋아요. 키보드로는 Tab 키로
# 판을 고르고 방향키로 움직여요. 스페이스 키를 누르면 붓을 내리거나 들어요. 그
# 옆에 신경망이 받은 그림과 확률 열 개가 보여요.
#
# **해 보세요.**
#
# - 여러분의 숫자를 보고 뭐라고 하나요? *MNIST처럼 다듬기*를 켜고 가운데 그림을 보세요.
# - 끈 채로 슬라이더로 숫자를 옮겨 보세요. 어디까지 옮겨도 읽나요?
# - 돌려 보고, 굵게도 가늘게도 해 보세요. 신경망은 무엇을 봐주나요?

# %%
from cnn_course import explore

explore.draw_digit(net, sample="corner")

# %% [markdown] lang="en"
# The people who made MNIST treated every digit alike. They scaled it to fit
# into 20×20, and moved it until its **centre of mass** lay in the middle of
# 28×28. Whoever shows the network something else has to do the same first.
#
# A script drew 30 digits for us, three of each, in corners, at edges, small or
# very large. Here are 12 of them.
#
# **Predict.** How many of the 30 does the network read as they are? And how
# many when they are prepared first?

# %% [markdown] lang="ko"
# MNIST를 만든 사람들은 모든 숫자를 똑같이 다듬었어요. 20×20에 맞게 크기를 바꾸고,
# **무게 중심**이 28×28의 한가운데에 오도록 옮겼어요. 신경망에 다른 그림을 보여 주려면
# 먼저 똑같이 해야 해요.
#
# 프로그램으로 숫자 30개를 그렸어요. 숫자마다 세 개씩, 구석이나 가장자리에, 작게 또는
# 아주 크게 그렸어요. 그 가운데 12개예요.
#
# **예상해 보세요.** 신경망은 30개 가운데 몇 개를 있는 그대로 읽을까요? 먼저 다듬으면
# 몇 개를 읽을까요?

# %%
from cnn_course import digits

drawings, labels = data.drawn_digits()
draw.images(drawings[:12], labels[:12], columns=12)
for way in (digits.as_it_is, digits.prepared):
    x = np.array([way(drawing, 32) for drawing in drawings])[:, None]
    right = np.sum(net.predict(x) == labels)
    print(f"{way.__name__}: {right} of {len(labels)} right")

# %% [markdown] lang="en"
# 7 as they are, all 30 when prepared. It is the same network. On the web there
# are pages where you draw a digit and the answer is nonsense: mostly nothing is
# wrong with their network, but this step is missing.

# %% [markdown] lang="ko"
# 있는 그대로는 7개, 다듬으면 30개 모두예요. 신경망은 그대로인데도요. 웹에는 숫자를
# 그리면 엉뚱한 답을 내는 페이지가 있어요. 신경망이 나빠서가 아니라 대개 이 한 단계가
# 빠져서 그래요.

# %% [markdown] lang="en"
# ## 8. Where it is fooled
#
# Without any change 93 of the test digits are wrong. These are the mistakes
# of which it was most sure; right of the arrow stands what it said.

# %% [markdown] lang="ko"
# ## 8. 어디에서 속을까요?
#
# 아무것도 바꾸지 않은 테스트 숫자 가운데 93개를 틀려요. 가장 확신하면서 틀린 것들을
# 볼게요. 화살표 오른쪽이 신경망의 답이에요.

# %%
chances = net.probabilities(x_test)
predicted = chances.argmax(axis=1)
print("wrong:", np.sum(predicted != y_test))
draw.mistakes(x_test, y_test, predicted, chances, count=6)

# %% [markdown] lang="en"
# Some could fool you, too. Others could not. Ask the network *why*: here is
# the worst mistake, with guided backpropagation for its answer and for the
# right one.

# %% [markdown] lang="ko"
# 우리도 속을 만한 것이 있고, 그렇지 않은 것도 있어요. *왜* 그랬는지 신경망에게
# 물어봐요. 가장 심한 실수와, 신경망의 답에 대한 그림과 정답에 대한 그림이에요.

# %%
wrong = np.flatnonzero(predicted != y_test)
worst = wrong[chances[wrong].max(axis=1).argmax()]
bad, said = x_test[worst : worst + 1], predicted[worst]
right = y_test[worst]
views = [
    scaled(vision.guided_backprop(net, bad, (11, int(k)))[0, 0])
    for k in (said, right)
]
draw.images([bad[0, 0], *views], ["", said, right], signed=[False, True, True])

# %% [markdown] lang="en"
# The two pictures look much alike: both draw the strokes that are there. They
# are asked about two different answers, and we do not learn from them why the
# network prefers one. That should make us suspicious.
#
# ## 9. How far can you trust such a picture?
#
# A test by Adebayo and others (2018): break the network, and look whether the
# picture notices. We keep C1 and C3 and fill the three dense layers with random
# numbers. All that was learnt about *digits* is gone:

# %% [markdown] lang="ko"
# 두 그림이 많이 닮았어요. 둘 다 거기 있는 획을 그려요. 서로 다른 답에 대해 물었는데도
# 그래요. 신경망이 왜 한쪽을 골랐는지는 이 그림에서 알 수 없어요. 그러니 의심해 봐야
# 해요.
#
# ## 9. 이런 그림을 얼마나 믿어도 될까요?
#
# Adebayo와 동료들(2018)의 시험이에요. 신경망을 망가뜨리고, 그림이 그것을 알아채는지
# 봐요. C1과 C3은 그대로 두고, 완전 연결 계층 세 개를 무작위 수로 채워요. *숫자*에
# 대해 배운 것은 모두 사라져요.

# %%
from cnn_course import LeNet5

broken, random = trained_lenet(), LeNet5(seed=1)
for layer, other in zip(broken.layers, random.layers, strict=True):
    if isinstance(layer, Dense):
        layer.params = other.params
_, guessing = evaluate(broken, x_test, y_test)
print("better than 20%:", guessing > 0.2)

# %%
nets = [net, broken]
views = [
    scaled(way(either, two, (11, 2))[0, 0]) for either in nets for way in ways
]
names = [way.__name__ for way in ways]
draw.images(views, [*names, *[""] * 3], columns=3, signed=True)

# %% [markdown] lang="en"
# Above the trained network, below the broken one. **Predict.** Which of the
# three methods changed most, which least?
#
# Measure it on 100 twos: how alike are the two pictures? 1 means equal, 0
# means that they have nothing in common (the correlation of the strengths,
# whatever the sign).

# %% [markdown] lang="ko"
# 위는 학습한 신경망, 아래는 망가뜨린 신경망이에요. **예상해 보세요.** 세 방법
# 가운데 가장 많이 바뀐 것과 가장 적게 바뀐 것은 무엇일까요?
#
# 숫자 2를 100개 가지고 재 봐요. 두 그림은 얼마나 닮았을까요? 1이면 똑같고 0이면
# 닮은 데가 없어요(부호는 빼고 크기만 본 상관계수예요).


# %%
def likeness(a, b):
    pairs = zip(np.abs(a), np.abs(b), strict=True)
    each = [np.corrcoef(p.ravel(), q.ravel())[0, 1] for p, q in pairs]
    return np.mean(each)


twos = x_test[y_test == 2][:100]
for way in ways:
    trained, other = (way(n, twos, (11, 2)) for n in nets)
    print(f"{way.__name__}: {likeness(trained, other):.1f}")

# %% [markdown] lang="en"
# The prettiest picture noticed least. Guided backpropagation draws the strokes
# of the digit almost as before, though the network no longer knows any digit.
# It tells more about the *picture* and the first layers than about the *answer*.
# The other two are uglier, and they did notice. But even they do not fall to 0:
# the first layers are still there, and the digit is, too.
#
# What follows from this?
#
# - A picture *of* a network is no proof. Change something, and measure: hide a
#   part, break a layer, move the digit.
# - Sections 5 and 7 asked the network itself. Their answers hold for the
#   squares and shifts that were tried.
# - Section 6 shows what the network accepts, not what digits look like.
# - How sure it is, is what the softmax says. At the top it was sure of noise,
#   too.

# %% [markdown] lang="ko"
# 가장 예쁜 그림이 가장 알아채지 못했어요. 신경망이 이제 숫자를 하나도 모르는데도
# `guided_backprop`은 거의 전과 똑같이 획을 그려요. *답*보다는 *그림*과 앞쪽 계층에
# 대해 더 많이 말하는 거예요. 나머지 둘은 덜 예쁘지만 알아챘어요. 그래도 0은
# 아니에요. 앞쪽 계층이 남아 있고, 숫자도 그대로이니까요.
#
# 그래서 무엇을 기억하면 될까요?
#
# - 신경망을 *보여 주는* 그림은 증거가 아니에요. 무언가를 바꾸고 재 보세요. 일부를
#   가리고, 계층을 망가뜨리고, 숫자를 옮겨 보세요.
# - 5절과 7절은 신경망에게 직접 물었어요. 그 답은 실제로 해 본 네모와 이동에 대해서만
#   옳아요.
# - 6절의 그림은 신경망이 받아들이는 것이지, 숫자의 생김새가 아니에요.
# - 얼마나 확신하는지는 softmax가 하는 말이에요. 맨 위에서는 잡음을 보고도
#   확신한다고 했어요.

# %% [markdown] lang="en"
# ## 10. The Deep Visualization Toolbox
#
# This part of the slides shows a program of 2015 by Yosinski, Clune, Nguyen,
# Fuchs and Lipson: a window in which you click on any unit of a large network
# and see what it sees. Here is one for your network, with all that this lesson
# had.
#
# **Try.** Draw on the pad, and all layers follow. Then click on a cell, and
# choose below what you want to see of it:
#
# - Which unit of C3 (layer 4) likes the bend of your 2, and where does it look?
# - Take its nine favourites. Are they what you expected?
# - Choose the score of a wrong digit in layer 11 and look at its gradient: what
#   would have to be brighter?
# - Paint for a unit of C3, and move one of the four sliders of section 6 at a
#   time.

# %% [markdown] lang="ko"
# ## 10. Deep Visualization Toolbox
#
# 슬라이드의 이 부분에는 Yosinski, Clune, Nguyen, Fuchs, Lipson이 2015년에 만든
# 프로그램이 나와요. 큰 신경망의 유닛을 아무거나 누르면 그 유닛이 무엇을 보는지 보여
# 주는 창이에요. 여러분의 신경망에도 그런 창이 있어요. 이 강의에서 배운 것이 다 들어
# 있어요.
#
# **해 보세요.** 판에 그리면 모든 계층이 따라와요. 칸 하나를 누르고, 아래에서 무엇을
# 볼지 고르세요.
#
# - 여러분이 그린 2의 굽은 곳을 좋아하는 C3(4번 계층)의 유닛은 어느 것인가요? 어디를
#   보고 있나요?
# - 그 유닛이 좋아하는 아홉 장을 보세요. 짐작한 대로인가요?
# - 11번 계층에서 틀린 숫자의 점수를 고르고 기울기를 보세요. 어디가 더 밝아야
#   하나요?
# - C3의 유닛을 위해 그림을 그리게 하고, 6절의 네 슬라이더를 하나씩 움직여 보세요.

# %%
explore.network(net, images=x_test, sample=1, layer=4, channel=2)

# %% [markdown] lang="en"
# What did theirs have, and what of it is here?
#
# | in the toolbox | here |
# |---|---|
# | a camera, live | the pad, or a picture that you open: no camera |
# | a large network, trained on photographs | any network of the course's layers, yours too; one for photographs in section 11 |
# | the maps of one layer, chosen with keys | of every layer, all at once, with sizes and parameters |
# | a key that makes faint maps brighter | not needed: in each layer white is its largest number |
# | the five likeliest classes | all ten, with scores and bars |
# | choosing a unit with the mouse | yes, or with the keyboard |
# | the nine images that a unit likes best | yes, from all test digits, each with its window |
# | gradient and deconvolution from any unit | yes, and guided backpropagation |
# | deconvolution of the nine favourites | section 4, with guided backpropagation |
# | pictures painted for a unit, computed beforehand | yes, painted while you wait; the four rules on sliders |
# | not there | hiding a part, and what of the window is multiplied with which weight |

# %% [markdown] lang="ko"
# 그 프로그램에 있던 것 가운데 무엇이 여기에 있을까요?
#
# | toolbox에 있는 것 | 여기 |
# |---|---|
# | 카메라로 실시간 보기 | 판에 그린 것이나 직접 연 사진을 봐요. 카메라는 없어요 |
# | 사진으로 학습한 큰 신경망 | 이 강의의 계층으로 만든 신경망이면 무엇이든, 여러분의 것도 돼요. 사진용은 11절에 있어요 |
# | 키로 고른 한 계층의 특징 맵 | 모든 계층이 한꺼번에 보여요. 크기와 매개변수 수도 보여요 |
# | 흐린 특징 맵을 밝게 하는 키 | 필요 없어요. 계층마다 가장 큰 수가 흰색이에요 |
# | 확률이 높은 클래스 다섯 개 | 열 개 모두 점수와 막대로 보여요 |
# | 마우스로 유닛 고르기 | 있어요. 키보드로도 돼요 |
# | 유닛이 가장 좋아하는 이미지 아홉 장 | 있어요. 테스트 숫자 전체에서 찾고, 창도 보여 줘요 |
# | 어느 유닛이든 기울기와 디컨볼루션(deconvolution) | 있어요. 가이드 역전파(guided backpropagation)도 있어요 |
# | 좋아하는 이미지 아홉 장의 디컨볼루션 | 4절에서 가이드 역전파로 했어요 |
# | 유닛을 위해 미리 그려 둔 그림 | 있어요. 그 자리에서 그려요. 네 가지 규칙은 슬라이더예요 |
# | 없는 것 | 가려 보기, 창의 어느 값에 어느 가중치가 곱해지는지 보기 |

# %% [markdown] lang="en"
# ## 11. A net for photographs: is it a dog?
#
# **Which of these four is a dog? And what does a network say that has only
# ever seen photographs, and never heard that a dingo is no pet?**

# %% [markdown] lang="ko"
# ## 11. 사진을 보는 신경망: 강아지일까요?
#
# **이 넷 가운데 어느 것이 개일까요? 사진만 봤을 뿐, 딩고는 집에서 기르지 않는다는 말을
# 들어 본 적 없는 신경망은 뭐라고 할까요?**

# %%
from cnn_course import efficientnet

names = ["dog", "dingo", "fox", "tiger"]
animals = [efficientnet.prepare(data.load_animal(name)) for name in names]
draw.images([efficientnet.restored(x) for x in animals], names, columns=4)

# %% [markdown] lang="en"
# The slides end with a dog classifier: a deep network whose first layers see
# edges, whose middle layers see parts, and whose last layers see animals. Here
# is a real one. **EfficientNet-Lite0** learnt from more than a million
# photographs in 1000 classes (ImageNet). Its weights come with the course, and
# it runs on the same `conv2d` as your LeNet.

# %% [markdown] lang="ko"
# 슬라이드의 마지막은 강아지 분류기예요. 깊은 신경망인데, 앞쪽 계층은 에지를, 중간
# 계층은 부분을, 뒤쪽 계층은 동물을 봐요. 여기 진짜가 있어요. **EfficientNet-Lite0**은
# 1000가지로 나눈 사진 백만 장 이상(ImageNet)으로 배웠어요. 가중치가 강의에 들어 있고,
# LeNet과 똑같은 `conv2d` 위에서 돌아가요.

# %%
photo_net = efficientnet.dog_classifier()
print(photo_net.summary((3, 224, 224)))

# %% [markdown] lang="en"
# Three lines of this table you can read already: two of `Conv2D` and the
# `Dense`. New are
#
# - **Chain**: a block, a few layers in one line. The three numbers are its
#   channels: those that come in, those in the middle, those that go out.
# - **groups**: in the middle of each block a filter sees *one* channel only (a
#   depthwise convolution). Filters of 1×1 before it (not in the first block) and
#   after it mix the channels.
# - **Residual**: a block adds its input to what it makes of it: y = x + f(x).
#   So a signal, and a gradient, finds a short way through many layers.
# - **ReLU6**: a ReLU that also stops at 6.
# - **GlobalAvgPool2D**: the mean of each map, instead of laying it out flat.
#
# While it learnt, the net also had a **batch normalisation** after each
# convolution: it brings each channel to about the same size, and so deep nets
# learn at all. Afterwards it only multiplies each channel by a number and adds
# another one. A convolution multiplies and adds as well. So the one fits into
# the other, and the table needs no line for it. Is that really the same?

# %% [markdown] lang="ko"
# 이 표에서 `Conv2D` 두 줄과 `Dense`는 이미 읽을 수 있어요. 새로운 것은 다섯 가지예요.
#
# - **Chain**: 블록 하나예요. 계층 몇 개를 한 줄에 적었어요. 수 세 개는 채널이 들어올
#   때, 가운데에서, 나갈 때 몇 개인지를 말해요.
# - **groups**: 블록의 가운데에서 필터 하나는 채널을 *하나*만 봐요(depthwise 합성곱).
#   그 앞뒤의 1×1 필터가 채널을 섞어요. (첫 블록에는 앞의 것이 없어요.)
# - **Residual**: 블록은 입력으로 만든 값에 입력을 더해요. y = x + f(x)예요. 그래서
#   신호도 기울기도 여러 계층을 질러가는 지름길이 생겨요.
# - **ReLU6**: 6에서도 멈추는 ReLU예요.
# - **GlobalAvgPool2D**: 특징 맵을 한 줄로 펴는 대신 특징 맵마다 평균을 내요.
#
# 학습할 때는 합성곱마다 뒤에 **배치 정규화**(batch normalization)도 있었어요. 채널마다
# 값의 크기를 비슷하게 맞춰 줘서, 깊은 신경망도 배울 수 있게 해 줘요. 학습이 끝나면
# 채널마다 정해진 수를 곱하고 더하는 일만 남아요. 합성곱도 곱하고 더하는 일이지요? 그래서
# 배치 정규화를 합성곱 가중치 안에 넣을 수 있고, 표에는 따로 줄이 없어요. 정말 같은지
# 확인해 봐요.

# %%
from cnn_course import BatchNorm2D, Conv2D

rng = np.random.default_rng(0)
conv, norm = Conv2D(3, 8, 3, seed=0), BatchNorm2D(8)
norm.mean, norm.variance = rng.normal(size=8), rng.uniform(0.5, 2, 8)
folded = norm.folded_into(conv)
two_steps = norm.forward(conv.forward(animals[0]))
same = np.allclose(folded.forward(animals[0]), two_steps, atol=1e-5)
print("one convolution = convolution and batch normalisation:", same)

# %% [markdown] lang="en"
# And how much do the groups save? Count one layer, with and without.

# %% [markdown] lang="ko"
# groups로는 얼마나 아낄까요? 계층 하나를 두 가지로 세어 봐요.

# %%
from cnn_course import conv_params

every = conv_params(144, 144, 3)
alone = conv_params(144, 144, 3, groups=144)
print(f"each filter sees all: {every:,}   just one: {alone:,}")
print(f"all of EfficientNet-Lite0: {photo_net.param_count:,}")
print(f"all of LeNet: {net.param_count:,}")

# %% [markdown] lang="en"
# ### What does it say?
#
# ImageNet has no class "dog". It has breeds, very many of them. So how sure
# the network is of *a* dog is the sum over all of these.

# %% [markdown] lang="ko"
# ### 뭐라고 할까요?
#
# ImageNet에는 "개"라는 클래스가 없어요. 대신 품종이 아주 많이 있어요. 그래서 *개*라고
# 얼마나 확신하는지는 모든 품종의 확률을 더한 값이에요.

# %%
breeds = efficientnet.class_names()[efficientnet.DOGS]
print(len(breeds), "breeds, from", breeds[0], "to", breeds[-1])

# %% [markdown] lang="en"
# **Predict.** The dog above looks like a husky. Which five names come first,
# and how large is the sum?

# %% [markdown] lang="ko"
# **예상해 보세요.** 위의 개는 허스키처럼 보여요. 어떤 이름 다섯 개가 먼저 나올까요?
# 모두 더하면 얼마일까요?

# %%
dog = animals[0]
draw.answer(dog, photo_net.probabilities(dog))

# %% [markdown] lang="en"
# Four breeds of the cold north and a wolf: even its doubts make sense. And the
# others? The dingo is the hard one: it is a dog gone wild, and ImageNet keeps
# it apart from the breeds.

# %% [markdown] lang="ko"
# 추운 북쪽 지방의 개 네 품종과 늑대예요. 망설이는 것도 그럴듯해요. 나머지는 어떨까요? 딩고가
# 어려워요. 야생으로 돌아간 개인데, ImageNet은 품종과 따로 두었거든요.

# %%
for name, x in zip(names, animals, strict=True):
    sure = photo_net.probabilities(x)
    best, _ = efficientnet.top_classes(sure, 1)[0]
    is_dog = efficientnet.dog_probability(sure)
    print(f"{name:<6} {best:<11} a dog: {is_dog:4.0%}")

# %% [markdown] lang="en"
# **Try.** Put another picture where `dog` is set, and run the cells from there
# on: `efficientnet.prepare(data.load_photo("chelsea"))` is a cat, `"camera"` no
# animal at all. (A photograph of your own can be opened at the end of this
# section.)
#
# ### From edges to parts
#
# Six depths of the net, from the first layer to the last. In each row stand the
# maps with the strongest answer.
#
# **Predict.** In which row can you no longer see the outline of the dog? What
# might a map be good for that is white in one corner only?

# %% [markdown] lang="ko"
# **해 보세요.** `dog`를 정하는 줄에 다른 사진을 넣고 거기부터 다시 실행해 보세요.
# `efficientnet.prepare(data.load_photo("chelsea"))`는 고양이고, `"camera"`는 동물이
# 아니에요. (직접 찍은 사진은 이 절 끝에서 열 수 있어요.)
#
# ### 에지에서 부분으로
#
# 첫 계층부터 마지막 계층까지 여섯 깊이의 특징 맵이에요. 줄마다 가장 세게 반응한 특징
# 맵을 골랐어요.
#
# **예상해 보세요.** 몇째 줄부터 개의 윤곽이 안 보일까요? 한 귀퉁이만 하얀 특징 맵은
# 무엇에 쓰일까요?

# %%
depths = [0, 2, 4, 7, 14, 17]
draw.depths(efficientnet.feature_maps(photo_net, dog), depths)

# %% [markdown] lang="en"
# The first two rows are edges: filters like those of lesson 01, and they were
# learnt. Then the maps shrink, and each cell sees more of the picture. In the
# last two rows a map is white where *something* is and black elsewhere. Lay
# them on the dog: one is white at the head, one at the tail, one along the
# body or the legs. Nobody told the net about heads.
#
# ### Where does it see the husky?
#
# The end of this net is so simple that it can be read backwards. The score of a
# class is the mean of each of 1280 maps, times a weight, all added up. First
# add, then take the mean: that is the same number. And before the mean it is a
# picture, the **class activation map**. Nothing about it is guessed.

# %% [markdown] lang="ko"
# 처음 두 줄은 에지예요. 01강의 필터와 닮았지만 배워서 얻은 거예요. 그다음부터 특징 맵은
# 작아지고 한 칸이 보는 범위는 넓어져요. 마지막 두 줄에서는 *무언가*가 있는 자리만
# 하얗고 나머지는 까매요. 개 그림에 겹쳐 보세요. 어떤 특징 맵은 머리에서, 어떤 것은
# 꼬리에서, 어떤 것은 몸통이나 다리에서 하얘요. 아무도 머리가 무엇인지 알려 주지
# 않았는데도요.
#
# ### 어디를 보고 허스키라고 할까요?
#
# 이 신경망은 끝이 단순해서 거꾸로 읽을 수 있어요. 클래스의 점수는 특징 맵 1280장의
# 평균에 가중치를 곱해 모두 더한 값이에요. 먼저 더하고 나서 평균을 내도 같은 수가 나와요.
# 그런데 평균을 내기 전은 그림이에요. 이것을 **class activation map**이라고 해요.
# 어림한 곳이 하나도 없어요.

# %%
husky = photo_net.predict(dog)[0]
where = vision.class_activation_map(photo_net, dog, husky)[0]
score = vision.activations(photo_net, dog)[-1][0, husky]
last = photo_net.layers[-1].params
bias = last["b"][husky]
print(f"{efficientnet.class_names()[husky]}: {len(last['w'])} weights")
print(f"mean of the map {where.mean() + bias:.2f}, score {score:.2f}")
draw.spotlight(dog, where, ["the picture", "what adds to the score"])

# %% [markdown] lang="en"
# The head, above all. The tail, so typical for us, adds next to nothing.
#
# Section 9 taught you not to believe a picture, but to change something and
# measure. So hide a grey square of 64×64 pixels, 32 pixels further each time,
# and ask again. That is `vision.occlusion` of section 5; it takes a few
# seconds.
#
# **Predict.** Will the two pictures agree? And if the head is hidden, is it
# still a dog?

# %% [markdown] lang="ko"
# 무엇보다 머리예요. 우리 눈에 가장 허스키다운 꼬리는 점수에 거의 보태지 않아요.
#
# 9절에서 그림을 믿지 말고, 무언가를 바꾸고 재 보라고 했어요. 64×64픽셀 회색 네모로
# 가리고, 32픽셀씩 옮기면서 다시 물어봐요. 5절의 `vision.occlusion`이에요. 몇 초
# 걸려요.
#
# **예상해 보세요.** 두 그림이 서로 맞을까요? 머리를 가려도 여전히 개일까요?

# %%
sure = vision.occlusion(photo_net, dog, husky, size=64, stride=32)
titles = ["the picture", "what adds", "what is missed"]
draw.spotlight(dog, [where, -sure], titles, margin=[0, 16])

# %%
headless = dog.copy()
headless[..., :96, 128:] = 0
draw.answer(headless, photo_net.probabilities(headless))

# %% [markdown] lang="en"
# They agree: without the head a *husky* no longer comes first. But look at the
# sum. It is still a dog, only of another breed: fur and legs will do for that.
# So a map answers one question, "what speaks for this class?", and not "what
# is it a dog by?".
#
# ### How far can you trust it?
#
# **Predict.** Cut the picture into 16 pieces and shuffle them. Turn it on its
# side. What does the net say?

# %% [markdown] lang="ko"
# 서로 맞아요. 머리가 없으면 *허스키*는 첫째 자리에서 밀려나요. 그런데 합을 보세요. 여전히
# 개이고, 품종만 달라졌어요. 개라고 하는 데는 털과 다리로도 충분한 거예요. 그러니까 이런
# 그림은 "이 클래스라고 할 근거는 어디인가?"에 답하지, "무엇 때문에 개인가?"에는 답하지
# 않아요.
#
# ### 얼마나 믿어도 될까요?
#
# **예상해 보세요.** 그림을 16조각으로 잘라 섞어 보세요. 옆으로 눕혀도 보세요.
# 신경망은 뭐라고 할까요?

# %%
strips = np.split(dog, 4, axis=2)
pieces = [piece for strip in strips for piece in np.split(strip, 4, axis=3)]
order = np.random.default_rng(0).permutation(16)
mixed = np.block([[pieces[k] for k in row] for row in order.reshape(4, 4)])
draw.answer(mixed, photo_net.probabilities(mixed))

# %%
lying = np.rot90(dog, axes=(2, 3))
draw.answer(lying, photo_net.probabilities(lying))

# %% [markdown] lang="en"
# A heap of pieces is a dog; a dog that lies on its side is a cat. The mean over
# each map (GlobalAvgPool2D) forgets *where* a part was, so pieces will do. And
# photographs show dogs upright, so the net hardly learnt about others. It is
# not that it knows what a dog is: it knows what photographs of dogs look like.
#
# And it must always say something: show it `data.load_photo("brick")`, a wall.
# It has a thousand answers, and "I don't know" is none of them.
#
# ### Your own photograph
#
# Here is all of it in one place: the first five classes, the sum of all dogs,
# and on the right what adds to the score of the class you click.
#
# **Try.**
#
# - Open a photograph of your own. The animal should fill the square in the
#   middle; the rest is cut off.
# - Click the second and the third class. Does the net look at the same places?
# - Find a picture that is no dog, but that the net takes for one. What adds to
#   its score?

# %% [markdown] lang="ko"
# 조각 더미는 개라고 하고, 옆으로 누운 개는 고양이라고 해요. 특징 맵마다 평균을
# 내면(GlobalAvgPool2D) 부분이 *어디* 있었는지 잊어버려요. 그래서 조각이어도
# 괜찮아요. 또 사진 속의 개는 대개 똑바로 서 있어서, 다른 모습은 거의 배우지 못했어요. 개가
# 무엇인지 아는 게 아니라 개 사진이 어떻게 생겼는지 아는 거예요.
#
# 게다가 언제나 무슨 답이든 해야 해요. 벽돌담인 `data.load_photo("brick")`을 보여 주세요.
# 답은 천 가지이고, "모르겠어요"는 거기 없어요.
#
# ### 내 사진으로
#
# 지금까지 한 것을 한곳에 모았어요. 앞선 클래스 다섯 개와 모든 개 품종의 합이 나오고,
# 오른쪽에는 고른 클래스의 점수에 보탠 곳이 밝게 나와요.
#
# **해 보세요.**
#
# - 직접 찍은 사진을 열어 보세요. 가운데 정사각형만 남고 나머지는 잘리니까, 동물이
#   가운데를 채우는 사진이 좋아요.
# - 둘째와 셋째 클래스를 눌러 보세요. 같은 곳을 보고 있나요?
# - 개가 아닌데 신경망이 개라고 하는 사진을 찾아보세요. 어디가 점수에 보탰나요?

# %%
explore.dog_classifier(photo="dingo", net=photo_net)

# %% [markdown] lang="en"
# ## What you learnt
#
# - A unit has a window and a taste. In C1 it is edges, in C3 parts of digits;
#   many units have no name.
# - Three ways back from a unit to the pixels differ only at the ReLU. The
#   prettiest tells least about the answer.
# - Climbing the gradient gives noise that the network is sure of. Rules make
#   some of the pictures readable for us.
# - The network is right on neat digits and soon lost on shifted ones: it
#   learnt what it was shown.
# - Believe a picture of a network when it passes a test that it could fail.
#
# ## Where to look further
#
# - Zeiler and Fergus, [Visualizing and Understanding Convolutional
#   Networks](https://arxiv.org/abs/1311.2901) (2014): favourites,
#   deconvolution, occlusion.
# - Simonyan, Vedaldi and Zisserman, [Deep Inside Convolutional
#   Networks](https://arxiv.org/abs/1312.6034) (2013), and Springenberg and
#   others, [Striving for Simplicity](https://arxiv.org/abs/1412.6806) (2015):
#   the other two ways back.
# - Yosinski and others, [Understanding Neural Networks Through Deep
#   Visualization](https://arxiv.org/abs/1506.06579) (2015): the toolbox and
#   the four rules.
# - Adebayo and others, [Sanity Checks for Saliency
#   Maps](https://arxiv.org/abs/1810.03292) (2018): the test of section 9.
#
# ## Challenge
#
# Here is a clear 3. Change **at most 15 pixels**, each to a number from 0 to 1,
# so that the network no longer says 3. Use the gradient: it tells you which
# pixels count. (A hint: the score of another digit may rise, or that of the 3
# may fall. After each pixel ask for the gradient anew.)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 유닛에는 창과 취향이 있어요. C1은 에지를, C3은 숫자의 부분을 좋아해요. 한마디로
#   말할 수 없는 유닛도 많아요.
# - 유닛에서 픽셀로 거슬러 가는 세 길은 ReLU에서만 달라요. 가장 예쁜 그림이 답에
#   대해서는 가장 적게 말해 줘요.
# - 기울기를 따라 올라가면 신경망이 확신하는 잡음이 나와요. 규칙을 더하면 우리도
#   읽을 수 있는 그림이 더러 나와요.
# - 신경망은 반듯한 숫자는 잘 맞히지만 조금만 옮겨도 헤매요. 본 것만 배웠기 때문이에요.
# - 신경망을 보여 주는 그림은, 떨어질 수도 있는 시험을 통과했을 때 믿으세요.
#
# ## 더 볼 것
#
# - Zeiler, Fergus, [Visualizing and Understanding Convolutional
#   Networks](https://arxiv.org/abs/1311.2901) (2014): 좋아하는 이미지,
#   디컨볼루션, 가려 보기가 나와요.
# - Simonyan, Vedaldi, Zisserman, [Deep Inside Convolutional
#   Networks](https://arxiv.org/abs/1312.6034) (2013), 그리고 Springenberg 외,
#   [Striving for Simplicity](https://arxiv.org/abs/1412.6806) (2015): 거슬러 가는
#   나머지 두 길이에요.
# - Yosinski 외, [Understanding Neural Networks Through Deep
#   Visualization](https://arxiv.org/abs/1506.06579) (2015): toolbox와 네 가지
#   규칙이에요.
# - Adebayo 외, [Sanity Checks for Saliency
#   Maps](https://arxiv.org/abs/1810.03292) (2018): 9절의 시험이에요.
#
# ## 도전 문제
#
# 또렷한 3이에요. 신경망이 더는 3이라고 하지 않도록 **픽셀을 15개까지만** 바꿔
# 보세요. 값은 0부터 1까지만 쓸 수 있어요. 기울기를 쓰세요. 어느 픽셀이 중요한지
# 알려 주니까요. (귀띔: 다른 숫자의 점수를 올려도 되고 3의 점수를 내려도 돼요.
# 픽셀을 하나 바꿀 때마다 기울기를 다시 구하세요.)

# %%
clear = x_test[30:31]
yours = clear.copy()  # change this one

count = np.count_nonzero(yours != clear)
inside = yours.min() >= 0 and yours.max() <= 1
answer = net.predict(yours)[0]
print(f"{count} pixels changed, the network says {answer}")
print("solved:", bool(count <= 15 and inside and answer != 3))
draw.images([clear[0, 0], yours[0, 0]])

# %% [markdown] lang="en"
# ---
# Next: [09 · Frameworks](09_frameworks.ipynb) ·
# Back: [07 · Training LeNet](07_lenet_training.ipynb)

# %% [markdown] lang="ko"
# ---
# 다음: [09 · 프레임워크](09_frameworks.ipynb) ·
# 이전: [07 · LeNet 학습](07_lenet_training.ipynb)
