# %% [markdown] lang="en"
# # 02 · The convolution layer
#
# **The saucer is red. A grey photograph does not know that. How can a filter
# see it?**

# %% [markdown] lang="ko"
# # 02 · 합성곱 계층
#
# **받침 접시는 빨간색이에요. 흑백 사진만 봐서는 알 수 없어요. 필터는 어떻게 색을
# 볼까요?**

# %%
import numpy as np

from cnn_course import (
    conv2d,
    data,
    draw,
    exercises,
    explore,
    filter_image,
    worked,
)

photo = data.load_photo("coffee")
grey = data.load_photo("coffee", gray=True)
even = np.ones((5, 5)) / 25
redness = np.multiply.outer([1, -1, 0], even)
seen = conv2d(photo[None], redness[None])[0, 0]
draw.images([photo, grey / 255, seen / seen.max()])

# %% [markdown] lang="en"
# Look at the saucer, the wood and the white cup. In the middle, in grey, the
# saucer is dark, and so is the wood on its left. On the right a single filter
# has looked at the *colours*: the saucer shines, and the rim of the white cup is
# almost black. Lesson 01's filters could not do that.
#
# You need not understand the program yet. In this lesson a filter gets depth,
# a layer gets many filters, and one layer stands on another.

# %% [markdown] lang="ko"
# 접시와 나무 탁자와 흰 잔을 보세요. 가운데 흑백 사진에서는 접시가 어둡고, 그 왼쪽의
# 나무도 어두워요. 오른쪽은 필터 하나가 *색*을 본 결과예요. 접시는 환하게 빛나고 흰
# 잔의 테두리는 거의 검어요. 01강의 필터로는 할 수 없던 일이에요.
#
# 프로그램은 아직 몰라도 돼요. 이번에는 필터에 깊이가 생기고, 필터가 여럿 모여 계층이
# 되고, 계층 위에 계층을 쌓아요.

# %% [markdown] lang="en"
# ## 1. A colour picture is three tables
#
# One table says how much red there is at each place, one how much green, one
# how much blue. Each of them is a **channel**.
#
# **Predict.** Below are the three channels, light where there is much of the
# colour. In which one is the saucer brightest? And where is the white cup
# bright?

# %% [markdown] lang="ko"
# ## 1. 컬러 사진은 표 세 장이에요
#
# 자리마다 빨강이 얼마나 있는지 적은 표가 한 장, 초록이 한 장, 파랑이 한 장이에요.
# 이 한 장 한 장을 **채널**(channel)이라고 해요.
#
# **예상해 보세요.** 아래에 세 채널이 있어요. 그 색이 많은 곳일수록 밝아요. 접시는
# 어느 채널에서 가장 밝을까요? 흰 잔은 어디에서 밝을까요?

# %%
print(photo.shape)
draw.images(list(photo), ["R", "G", "B"])

# %% [markdown] lang="en"
# The saucer is bright only in red. The cup is bright in all three, because
# white is much of everything. The shape says 3 channels, 171 rows, 256
# columns. (Books and the slides from which this course grew write the
# channels last: 171×256×3. It is the same picture.)
#
# Here are three single pixels. Which column tells the saucer from the rest?

# %% [markdown] lang="ko"
# 접시는 빨강에서만 밝아요. 잔은 세 채널에서 모두 밝아요. 흰색은 모든 색이 다 많은
# 색이니까요. 출력된 수는 채널 3개, 171행, 256열이라는 뜻이에요. (책이나 이 강의의
# 바탕이 된 슬라이드는 채널을 맨 뒤에 써서 171×256×3이라고 해요. 같은 사진이에요.)
#
# 이번에는 픽셀을 하나씩 볼게요. 접시를 다른 것과 구별해 주는 열은 무엇인가요?

# %%
places = {"saucer": (84, 60), "wood": (80, 230), "cup": (26, 130)}
for name, (i, j) in places.items():
    R, G, B = photo[:, i, j]
    print(f"{name:7} R {R:3.0f}  G {G:3.0f}  B {B:3.0f}  R − G {R - G:4.0f}")

# %% [markdown] lang="en"
# Not R: there the cup has more. It is the *difference* R − G. A filter that
# sees two channels at once can compute it.
#
# ## 2. A filter as deep as the picture
#
# A small picture that you can add up by hand: 3×3, with three channels, red in
# the upper left corner. The filter is 2×2, and it has **a table for every
# channel**, too: plus one for red, minus one for green, zero for blue.
# Each table of the filter lies on the channel of the same number.
# Everything is multiplied, and everything is added into **one** sum.
#
# **Predict.** The window in the upper left corner: add up the red products,
# then the green ones, then the blue ones. How much is it in all?

# %% [markdown] lang="ko"
# R이 아니에요. R은 잔이 더 커요. 답은 *차이* R − G예요. 두 채널을 함께 보는 필터라면
# 이 차이를 계산할 수 있어요.
#
# ## 2. 그림만큼 깊은 필터
#
# 손으로 더할 수 있는 작은 그림이에요. 크기는 3×3, 채널은 세 개이고, 왼쪽 위가
# 빨개요. 필터는 2×2인데, 필터에도 **채널마다 표가 하나씩** 있어요. 빨강에는 1,
# 초록에는 −1, 파랑에는 0이에요. 필터의 표를 번호가 같은 채널 위에 올려놓아요.
# 겹친 수끼리 모두 곱하고, 모두 더해서 **합 하나**를 만들어요.
#
# **예상해 보세요.** 왼쪽 위 구석의 창에서 빨강의 곱을 더하고, 이어서 초록, 파랑의
# 곱을 더해 보세요. 모두 합하면 얼마인가요?

# %%
x = np.array(
    [
        [[3, 3, 1], [3, 3, 1], [1, 1, 1]],
        [[0, 0, 1], [0, 0, 1], [1, 1, 1]],
        [[0, 0, 1], [0, 0, 1], [2, 2, 2]],
    ]
)
w = np.array([[[1, 1], [1, 1]], [[-1, -1], [-1, -1]], [[0, 0], [0, 0]]])
worked.convolution(x, w, at=(0, 0), until=True)

# %% [markdown] lang="en"
# 12 from red, 0 from green, 0 from blue: 12. The sum is written below, a line
# for each channel.
#
# **Predict** the window in the lower right corner. There the picture is
# red in one cell only.

# %% [markdown] lang="ko"
# 빨강에서 12, 초록에서 0, 파랑에서 0이니까 12예요. 아래에 식이 채널마다 한 줄씩
# 나와요.
#
# 오른쪽 아래 구석의 창은 얼마일지 **예상해 보세요.** 그곳은 한 칸만 빨개요.

# %%
worked.convolution(x, w, at=(1, 1))

# %% [markdown] lang="en"
# 6 from red, −3 from green: 3. Note what came out: the input has three
# channels, the output has **one** table. You can also see it like this: each
# channel makes a map of its own, as in lesson 01, and the three maps are
# added, cell by cell.

# %% [markdown] lang="ko"
# 빨강에서 6, 초록에서 −3이니까 3이에요. 무엇이 나왔는지 눈여겨보세요. 입력은 채널이
# 세 개인데 출력은 표가 **하나**예요. 이렇게 볼 수도 있어요. 01강에서처럼 채널마다
# 특징 맵을 하나씩 만든 다음, 그 세 장을 칸끼리 더한 거예요.

# %%
maps = {name: filter_image(x[c], w[c]) for c, name in enumerate("RGB")}
total = sum(maps.values())
worked.tables({**maps, "R + G + B": total}, symbols=["+", "+", "="])

# %% [markdown] lang="en"
# (The slides draw such a picture with its channels one behind the other, so
# most of the numbers are covered and cannot be checked. That is why this
# course has an example of its own.)
#
# **Try.** Point at the cells, then change some:
#
# - Change any number in channel 2 (blue). What happens to the output? Why?
# - Type 3 into the first two cells of channel 1 (green), as in red. These two
#   cells are now yellow. Which cells of the output notice?
# - In the code, write `x[[0, 0, 0]]` instead of `x`: three equal channels, a
#   grey picture. Say what will come out before you run the cell.

# %% [markdown] lang="ko"
# (슬라이드에는 채널들이 앞뒤로 겹쳐 그려져 있어서, 가려진 수를 확인할 수 없어요.
# 그래서 이 강의에서는 예를 새로 만들었어요.)
#
# **해 보세요.** 칸을 가리켜 보고, 숫자를 바꿔 보세요.
#
# - 채널 2(파랑)의 수를 아무거나 바꿔 보세요. 출력이 어떻게 되나요? 왜 그럴까요?
# - 채널 1(초록)의 처음 두 칸을 빨강처럼 3으로 바꿔 보세요. 두 칸은 이제
#   노란색이에요. 출력에서는 어느 칸이 달라지나요?
# - 코드에서 `x` 대신 `x[[0, 0, 0]]`이라고 써 보세요. 세 채널이 똑같은 흑백 그림이
#   돼요. 셀을 실행하기 전에 무엇이 나올지 말해 보세요.

# %%
explore.convolution(x, w, at=(0, 1))

# %% [markdown] lang="en"
# ## 3. What no grey filter can see
#
# The edge picture of lesson 01 again, but now the left half is orange and the
# right half blue. The colours were chosen so that both have the same
# brightness. On the right is the picture in grey. Where is the edge?

# %% [markdown] lang="ko"
# ## 3. 흑백 필터가 볼 수 없는 것
#
# 01강의 에지 그림인데, 이번에는 왼쪽 절반이 주황색이고 오른쪽 절반이 파란색이에요.
# 두 색의 밝기가 같아지도록 골랐어요. 오른쪽은 같은 그림을 흑백으로 바꾼 거예요.
# 에지가 어디에 있나요?

# %%
picture = np.zeros((3, 5, 6), int)
picture[:, :, :3] = np.reshape([190, 80, 20], (3, 1, 1))  # orange
picture[:, :, 3:] = np.reshape([40, 114, 240], (3, 1, 1))  # blue
R, G, B = picture
flat = (0.299 * R + 0.587 * G + 0.114 * B).round().astype(int)
draw.images([picture, np.stack([flat] * 3)])

# %% [markdown] lang="en"
# **Predict** what lesson 01's edge filter answers in the grey picture: `"zero"`
# everywhere, `"plus"` (a positive number at the border), `"minus"` (a negative one)
# or `"both"`? Write the word in place of the three dots.

# %% [markdown] lang="ko"
# 01강의 에지 필터를 흑백 그림에 쓰면 무엇이 나올지 **예상해 보세요.** `"zero"`(모두 0),
# `"plus"`(경계에서 양수), `"minus"`(경계에서 음수), `"both"`(양수도 있고 음수도 있음)
# 가운데 하나를 점 세 개가 있는 자리에 쓰세요.

# %% exercise="grey_edge"
exercises.grey_edge.predict(...)

# %%
vertical = np.array([[-1, 0, 1]] * 3)
worked.convolution(flat, vertical, at=(1, 1))

# %% exercise="grey_edge"
exercises.grey_edge.check()

# %% [markdown] lang="en"
# 106 everywhere, and so the edge filter answers 0 everywhere. And so does
# every other filter whose numbers add up to 0. In grey, the edge is *not
# there*. Now give the filter depth: the edge filter on red, minus the edge
# filter on green. `np.multiply.outer([1, -1, 0], vertical)` makes its three
# tables: `vertical` times 1, times −1 and times 0.
#
# **Predict.** Red goes from 190 to 40, green from 80 to 114. What is the
# sum where the window meets the edge?

# %% [markdown] lang="ko"
# 모든 칸이 106이라서 에지 필터의 답은 모두 0이에요. 합이 0인 필터라면 어느 것이든
# 답이 같아요. 흑백으로 바꾸면 에지가 *사라져요*. 이제 필터에 깊이를 줘 봐요. 빨강에는
# 에지 필터를, 초록에는 부호를 바꾼 에지 필터를 놓아요.
# `np.multiply.outer([1, -1, 0], vertical)`은 `vertical`에 1, −1, 0을 곱한 표 세 장을
# 만들어요.
#
# **예상해 보세요.** 빨강은 190에서 40으로, 초록은 80에서 114로 바뀌어요. 창이 에지를
# 만나는 자리에서 합은 얼마일까요?

# %%
colour_edge = np.multiply.outer([1, -1, 0], vertical)
worked.convolution(picture, colour_edge, at=(1, 1))

# %% [markdown] lang="en"
# Three rows of (40 − 190) − (114 − 80) make −552. The minus says that the
# right side is *less red against green*.
#
# Is that a trick that only works on invented colours? Look at the right-hand
# rim of the saucer in the photograph, between red saucer and brown wood:

# %% [markdown] lang="ko"
# (40 − 190) − (114 − 80)이 세 줄이니까 −552예요. 음수는 오른쪽이 초록에 비해 *덜
# 빨갛다*는 뜻이에요.
#
# 꾸며 낸 색에서만 통하는 이야기일까요? 사진에서 접시의 오른쪽 가장자리를 보세요.
# 빨간 접시와 갈색 나무가 만나는 곳이에요.

# %%
across = np.array([[-1, -1, 0, 1, 1]] * 5) / 10
rim = np.s_[..., 104:109, 202:207]  # all channels, 5 rows, 5 columns
R, G, B = photo[rim]
print(f"grey:  {np.sum(grey[rim] * across):.1f}")
print(f"R − G: {np.sum((R - G) * across):.1f}")
around = np.s_[..., 84:129, 182:227]
draw.images([photo[around], np.stack([grey[around]] * 3)])

# %% [markdown] lang="en"
# The filter (5×5 this time, and divided by 10, so that the answer is in levels
# of brightness) sees a step of less than one level in grey, and of almost 50
# in R − G. In the middle of the grey picture the rim is hard to find. In
# colour you see it at once.
#
# ## 4. One number more: the bias
#
# A filter has one more number, which is added to **every** sum at the end: the
# **bias**. Here is the example of the slides, first without it:

# %% [markdown] lang="ko"
# 이번 필터는 5×5이고, 답이 밝기 단위로 나오도록 10으로 나눴어요. 흑백에서는 차이가
# 1단계도 안 되지만 R − G에서는 거의 50이에요. 흑백 그림 한가운데에서는 가장자리를
# 찾기 어렵지만 컬러에서는 바로 보여요.
#
# ## 4. 수 하나 더, 편향
#
# 필터에는 수가 하나 더 있어요. 마지막에 **모든** 합에 더하는 수예요. 이것을
# **편향**(bias)이라고 해요. 슬라이드에 나온 예를 먼저 편향 없이 볼게요.

# %%
small = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
nine = np.array([[2, 0, 1], [0, 1, 2], [1, 0, 2]])
worked.convolution(small, nine, at=(0, 0))

# %% [markdown] lang="en"
# **Predict** the four numbers with a bias of 3.

# %% [markdown] lang="ko"
# 편향이 3이면 네 수가 얼마일지 **예상해 보세요.**

# %%
explore.convolution(small, nine, b=3, at=(0, 0))

# %% [markdown] lang="en"
# 15, 16, 6 and 15 become 18, 19, 9 and 18. Press ▶: the filter goes to all
# four places, and every sum ends with the same + 3. One filter, one bias, the
# same at every place, and however many channels there are.
#
# What is it good for? ReLU (lesson 01) cuts off at 0. A bias of −90 therefore
# moves the cut: only what was above 90 remains. On the left is the
# photograph through our filter for red against green, on the right the same
# with bias and ReLU.

# %% [markdown] lang="ko"
# 15, 16, 6, 15가 18, 19, 9, 18이 됐어요. ▶를 누르면 필터가 네 자리를 차례로 가요.
# 어느 자리에서나 식은 똑같이 + 3으로 끝나요. 편향은 필터 하나에 하나예요. 자리가 달라도
# 같은 수를 더하고, 채널이 몇 개여도 한 번만 더해요.
#
# 어디에 쓸까요? ReLU(01강)는 0에서 잘라요. 그래서 편향이 −90이면 자르는 곳이
# 옮겨 가서, 90보다 큰 값만 남아요. 왼쪽은 빨강과 초록의 차이를 보는 필터의 결과이고,
# 오른쪽은 거기에 편향과 ReLU를 더한 거예요.

# %%
red_only = np.maximum(seen - 90, 0)
print(f"above 0 before: {np.mean(seen > 0):.0%}")
print(f"above 0 after:  {np.mean(red_only > 0):.0%}")
draw.images([seen / seen.max(), red_only / red_only.max()])

# %% [markdown] lang="en"
# Before, every cell was above 0, even in the cup: in no window of 5×5 is green
# stronger than red on the whole. After, 27 % are left, and you recognise the
# saucer and the handle of the cup. (In each picture the largest number is drawn
# white.) Filter, bias, ReLU: three small steps, and together they answer "is
# it red here?".
#
# ## 5. Your own convolution
#
# The loops of lesson 01, for pictures with channels. But whoever wrote this
# made **two mistakes**. Run the cell and the next one: the picture shows which
# cell is wrong, and what it should be.

# %% [markdown] lang="ko"
# 처음에는 모든 칸이 0보다 컸어요. 잔도 마찬가지예요. 5×5 창 안을 모두 더해 보면
# 초록이 빨강보다 강한 곳이 없거든요. 지금은 27%만 남았고, 접시와 잔의 손잡이를 알아볼 수 있어요.
# (그림마다 가장 큰 수를 흰색으로 그렸어요.) 필터, 편향, ReLU, 이 간단한 세 단계를
# 합치면 "여기가 빨간가요?"라는 질문에 답할 수 있어요.
#
# ## 5. 나만의 합성곱
#
# 01강의 반복문을 채널이 있는 그림에 맞게 고친 거예요. 그런데 **실수가 두 군데**
# 있어요. 이 셀과 다음 셀을 실행해 보세요. 어느 칸이 틀렸고 얼마여야 하는지 그림에
# 나와요.


# %%
def my_conv(x, w, b=0):
    C, H, W = x.shape
    FH, FW = w.shape[1:]
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            for c in range(C):
                window = x[c, i : i + FH, j : j + FW]
                y[i, j] = y[i, j] + np.sum(window * w[0])
    return y


# %%
explore.convolution(x, w, b=3, at=(0, 0), function=my_conv)

# %% [markdown] lang="en"
# **Try.** Repair `my_conv` and run both cells again, until the picture says
# that all is right. (One mistake is an index. The other is something that the
# function is given and never uses.) Your function is also tried on
# other numbers, so an answer that fits only this picture will be caught.
#
# **Exercise.** And now a whole layer, for one picture: x is (C, H, W), w is
# (FN, C, FH, FW), b is (FN,). Give the maps, (FN, OH, OW).

# %% [markdown] lang="ko"
# **해 보세요.** 그림에서 모두 맞다고 할 때까지 `my_conv`를 고치고 두 셀을 다시 실행해
# 보세요. (실수 하나는 인덱스에 있어요. 다른 하나는, 함수가 받아 놓고 쓰지 않은
# 것이에요.) 다른 숫자로도 시험하니까 이 그림에만 우연히 맞는 답은 통하지
# 않아요.
#
# **연습.** 이번에는 그림 한 장에 대해 계층 하나를 통째로 써 보세요. x는 (C, H, W),
# w는 (FN, C, FH, FW), b는 (FN,)이에요. 특징 맵을 (FN, OH, OW)로 돌려주세요.


# %% exercise="my_conv2d"
def my_conv2d(x, w, b):
    return ...


# %% exercise="my_conv2d"
exercises.my_conv2d.check(my_conv2d)

# %% [markdown] lang="en"
# ## 6. The sizes of a real layer
#
# Here is a picture of 32×32×3, cut from the photograph,
# and our 5×5×3 filter. The second picture shows the cut.
#
# **Predict.** How many products are in one sum? And how large is the map?

# %% [markdown] lang="ko"
# ## 6. 진짜 계층의 크기
#
# 사진에서 잘라 낸 32×32×3 그림과 우리의 5×5×3 필터예요. 두 번째 그림이 잘라 낸
# 부분이에요.
#
# **예상해 보세요.** 합 하나에 곱이 몇 개 들어갈까요? 특징 맵의 크기는 얼마일까요?

# %%
patch = photo[:, 60:92, 68:100]
print(patch.shape)
draw.images([photo, patch])

# %% exercise="products_in_one"
products = ...

# %% exercise="products_in_one"
exercises.products_in_one.check(products)

# %%
window = patch[:, 0:5, 0:5]
y = conv2d(patch[None], redness[None], b=[-90])
print("products in one sum:", (window * redness).size)
print(f"sum + bias:          {np.sum(window * redness) - 90:.2f}")
print(f"conv2d, first cell:  {y[0, 0, 0, 0]:.2f}")
print("shape of the result:", y.shape)

# %% [markdown] lang="en"
# 5·5·3 = 75 products and one bias make one number. This sum of products is
# called a **dot product**, and the numbers of a filter are its **weights**. The
# filter fits at 28 places down and 28 across
# (lesson 03 says why). `conv2d` takes a batch of pictures and several filters;
# `[None]` adds an axis, for a batch of one. So the shape reads: 1 picture,
# 1 map, 28 rows, 28 columns.
#
# Here is this layer. On the left is the block of three channels, with the
# window of the filter in it. Follow the lines: the whole window, through all
# three channels, makes one cell on the right.

# %% [markdown] lang="ko"
# 곱 5·5·3 = 75개와 편향 하나로 수 하나를 만들어요. 이렇게 곱해서 더한 값을
# **내적**(dot product)이라 하고, 필터에 들어 있는 수를 **가중치**(weight)라고 해요.
# 필터를 놓을 자리는 세로로 28개, 가로로 28개예요
# (까닭은 03강에서 알아봐요). `conv2d`는 그림 여러 장(배치)과 필터 여러 개를 받아요.
# `[None]`은 축을 하나 늘려서 한 장짜리 배치로 만들어요. 그래서 마지막 줄은 그림 1장,
# 특징 맵 1장, 28행, 28열이라는 뜻이에요.
#
# 이 계층을 그리면 이렇게 돼요. 왼쪽은 채널 세 개가 겹쳐 있는 덩어리이고, 그 안에
# 필터의 창이 있어요. 선을 따라가 보세요. 세 채널을 모두 지나는 창 하나가 오른쪽의 한
# 칸이 돼요.

# %%
from cnn_course import Conv2D, Network

draw.architecture(Network([Conv2D(3, 1, 5)]), input_shape=(3, 32, 32))

# %% [markdown] lang="en"
# And this is what comes out: on the left the patch, on the right its map. It is
# light where R − G is large. Find the white rim of the cup in both.

# %% [markdown] lang="ko"
# 실제로 나온 결과도 볼게요. 왼쪽은 잘라 낸 그림이고 오른쪽은 그 특징 맵이에요. R − G가
# 클수록 밝아요. 두 그림에서 흰 잔의 테두리를 찾아보세요.

# %%
draw.images([patch, y[0, 0]])

# %% [markdown] lang="en"
# A computer does it one *multiply–add* at a time:

# %% [markdown] lang="ko"
# 컴퓨터는 이 계산을 *곱하고 더하기*(multiply–add)를 되풀이해서 해요.

# %%
from cnn_course import conv_mult_adds

total, count = -90.0, 0
for value, weight in zip(window.ravel(), redness.ravel(), strict=True):
    total = total + value * weight
    count = count + 1
print(f"one number: {count} multiply–adds, {total:.2f}")
print(f"the map:    {conv_mult_adds(3, 1, 5, (28, 28)):,} multiply–adds")

# %% [markdown] lang="en"
# The same number. (The slides call the whole operation *one* fused
# multiply–add, FMA. An FMA is smaller: one product that is added to a running
# sum. Each output number takes 75 of them.)
#
# ## 7. Six filters, six maps
#
# One filter makes one map. A layer has many filters, all of the same size:
# here six of 5×5×3. Ours look at two colour mixtures (R − G, and the mean of R, G and B),
# each in three ways: even, left to right, top to bottom.

# %% [markdown] lang="ko"
# 같은 수가 나왔어요. (슬라이드에서는 이 연산 전체를 단일 곱셈-누산(FMA)이라고 해요.
# FMA는 그보다 작은 일이에요. 곱 하나를 지금까지의 합에 더하는 것이 FMA 한 번이에요.
# 출력의 수 하나에 FMA가 75번 필요해요.)
#
# ## 7. 필터 여섯 개, 특징 맵 여섯 장
#
# 필터 하나가 특징 맵 한 장을 만들어요. 한 계층에는 크기가 같은 필터가 여러 개
# 있어요. 여기서는 5×5×3 필터 여섯 개예요. 색은 두 가지(R − G, 그리고 R, G, B의
# 평균)이고, 색마다 보는 방법이 세 가지예요. 고르게, 왼쪽에서 오른쪽으로, 위에서
# 아래로 봐요.

# %%
colours = [[1, -1, 0], [1 / 3, 1 / 3, 1 / 3]]
shapes = [even, across, across.T]
w6 = np.array([np.multiply.outer(c, s) for c in colours for s in shapes])
b6 = np.zeros(6)
draw.filters(w6)

# %% [markdown] lang="en"
# Each column is one filter, each row a channel: red, green, blue. Orange is
# plus, blue is minus. Filters 0, 1 and 2 set red against green and leave out
# blue; filters 3, 4 and 5 treat the three channels alike. And this is what they make of the
# photograph, one map each. Compare 1 with 4 (left to right). Where does the
# right-hand rim of the saucer stand out better? And the spoon?

# %% [markdown] lang="ko"
# 세로 한 줄이 필터 하나이고, 가로 한 줄이 채널 하나예요. 위에서부터 빨강, 초록,
# 파랑이에요. 주황색은 양수, 파란색은 음수예요. 필터 0, 1, 2는 빨강과 초록을
# 비교하고 파랑은 보지 않아요. 필터 3, 4, 5는 세 채널을 똑같이 봐요. 이 필터들로
# 사진에서 특징 맵을 한 장씩 만들면 이렇게 돼요. (왼쪽에서 오른쪽으로 보는) 1번과
# 4번을 비교해 보세요. 접시의 오른쪽 가장자리는 어디에서 더 잘 보이나요? 숟가락은요?

# %%
six = conv2d(photo[None], w6, b6)[0]
signed = [False, True, True] * 2
draw.images(list(six), [*range(6)], 3, signed, limit=60)

# %%
where = {"rim": np.s_[:, 95:115, 196:206], "spoon": np.s_[:, 98:123, 140:165]}
for name, region in where.items():
    strength = np.abs(six[region]).mean(axis=(1, 2))
    print(f"{name:5}  map 1: {strength[1]:.0f}  map 4: {strength[4]:.0f}")

# %% [markdown] lang="en"
# The mean strength there says the same as your eyes. The rim is a border
# between colours, so it is stronger in map 1. The spoon is full of glints,
# bright beside dark, so it is stronger in map 4. Neither filter replaces the other.
#
# Now the sizes, with the patch of 32×32×3. **Predict** the result's shape (maps,
# rows, columns), and work out how many parameters the six filters have:

# %% [markdown] lang="ko"
# 그 자리의 평균 세기를 구해 봐도 눈으로 본 것과 같아요. 가장자리는 색과 색의 경계라서
# 1번에서 더 강해요. 숟가락은 밝은 반사와 어두운 곳이 붙어 있어서 4번에서 더 강해요.
# 어느 필터도 다른 필터를 대신하지 못해요.
#
# 이제 32×32×3 조각으로 크기를 알아봐요. 결과의 모양을 (장수, 행, 열)로 **예상하고**,
# 필터 여섯 개의 매개변수(학습하면서 바뀌는 수)가 모두 몇 개인지 계산해 보세요.

# %% exercise="six_maps"
exercises.six_maps.predict((..., ..., ...))  # of a patch (3, 32, 32)

# %% exercise="six_filters"
parameters = ...

# %% exercise="six_filters"
exercises.six_filters.check(parameters)

# %%
y6 = conv2d(patch[None], w6, b6)
print("patch:", patch[None].shape, "→", y6.shape)
print("weights:   6·75 =", w6.size)
print("biases:    ", b6.size)
print("parameters:", w6.size + b6.size)

# %% exercise="six_maps"
exercises.six_maps.check()

# %% [markdown] lang="en"
# The 32×32×3 patch becomes 28×28×6. Six filters of 75 weights are 450, and
# each filter brings its own bias: 456 **parameters**, the numbers that
# training will change. (The slides say to make "six *more*" filters after the
# first one. With six more there would be seven maps. Six in all are meant.)
#
# **Try.** Write `b6[4] = 40` below `b6 = np.zeros(6)` and run the cells from
# there again. Which of the six pictures changes?
#
# ## 8. Layer on layer
#
# The six maps are channels again, so they can be the input of a next layer:
# 28×28×6, no longer red, green and blue but "red against green", "brighter to the right" and
# so on. The next layer gets ten filters of 5×5.
#
# **Predict.** How deep must they be? Let us try with filters of depth 3 first:

# %% [markdown] lang="ko"
# 32×32×3 조각이 28×28×6이 됐어요. 가중치 75개짜리 필터가 여섯 개면 450개이고,
# 필터마다 편향이 하나씩 있으니까 **매개변수**(parameter)는 456개예요. 매개변수는
# 학습하면서 바뀌는 수예요. (슬라이드에는 필터를 하나 만든 다음 "6개를 더" 만들자고
# 되어 있어요. 여섯 개를 더 만들면 특징 맵은 일곱 장이 돼요. 모두 합해서 여섯 개라는
# 뜻이에요.)
#
# **해 보세요.** `b6 = np.zeros(6)` 아래에 `b6[4] = 40`이라고 쓰고 그 셀부터 다시
# 실행해 보세요. 그림 여섯 장 가운데 어느 것이 달라지나요?
#
# ## 8. 계층 위에 계층
#
# 특징 맵 여섯 장은 다시 채널이 돼요. 그래서 다음 계층의 입력으로 쓸 수 있어요.
# 28×28×6인데, 이제 채널은 빨강, 초록, 파랑이 아니라 "초록보다 빨간가", "오른쪽이 더
# 밝은가" 같은 것이에요. 다음 계층에는 5×5 필터를 열 개 둘 거예요.
#
# **예상해 보세요.** 이 필터들은 깊이가 얼마여야 할까요? 먼저 깊이가 3인 필터를
# 넣어 봐요.

# %%
try:
    conv2d(y6, w6)
except ValueError as error:
    print(error)

# %% [markdown] lang="en"
# The channels must match. A filter has a table for each channel of its
# input, so here it takes 5×5×6, and all ten are equally deep. Their weights
# are random here (good ones come from training, lesson 07). Between the two
# layers stands ReLU:

# %% [markdown] lang="ko"
# 채널 수가 같아야 해요. 필터에는 입력의 채널마다 표가 하나씩 있어야 하니까 여기서는
# 5×5×6이 필요해요. 열 개 모두 깊이가 같아요. 가중치는 일단 무작위로 넣었어요(좋은
# 가중치는 07강에서 학습으로 얻어요). 두 계층 사이에는 ReLU가 있어요.

# %% [markdown] lang="en"
# **Exercise.** How many parameters do the ten filters of 5×5 on six maps have?

# %% [markdown] lang="ko"
# **연습.** 특징 맵 여섯 장을 보는 5×5 필터 열 개의 매개변수는 모두 몇 개일까요?

# %% exercise="ten_deeper_filters"
parameters = ...

# %% exercise="ten_deeper_filters"
exercises.ten_deeper_filters.check(parameters)

# %%
w10 = np.random.default_rng(0).normal(size=(10, 6, 5, 5))
b10 = np.zeros(10)
hidden = np.maximum(y6, 0)
y10 = conv2d(hidden, w10, b10)
print(y6.shape, "→", y10.shape)
print("each filter: 5·5·6 + 1 =", 5 * 5 * 6 + 1)
print(f"parameters:  {w10.size + b10.size:,}")

# %% [markdown] lang="en"
# 24×24×10, with 10·151 = 1,510 parameters. A convolutional network is just
# that: convolution, ReLU, convolution, ReLU and so on. Here is the picture of
# our two layers. Read it from left to right: the stacks get deeper and the
# maps smaller.

# %% [markdown] lang="ko"
# 24×24×10이고, 매개변수는 10·151 = 1,510개예요. 합성곱 신경망은 이렇게 합성곱, ReLU,
# 합성곱, ReLU를 이어 놓은 거예요. 우리의 두 계층을 그리면 이렇게 돼요. 왼쪽에서
# 오른쪽으로 보세요. 특징 맵은 점점 작아지고 장수는 늘어나요.

# %%
from cnn_course import ReLU

net = Network([Conv2D(3, 6, 5), ReLU(), Conv2D(6, 10, 5), ReLU()])
draw.architecture(net, input_shape=(3, 32, 32))

# %% [markdown] lang="en"
# Why ReLU in between? Take two pictures: the patch, and the patch mirrored.
# Without ReLU the answer to their *sum* is just the sum of the two answers, in
# every number:

# %% [markdown] lang="ko"
# 사이에 ReLU가 왜 있을까요? 그림 두 장을 준비해요. 잘라 낸 조각과, 그것을 좌우로
# 뒤집은 조각이에요. ReLU가 없으면 두 그림을 *더한* 그림의 답은 두 답을 그냥 더한
# 것과 같아요. 모든 수가 다 그래요.


# %%
def two_layers(x, relu):
    y = conv2d(x, w6)
    if relu:
        y = np.maximum(y, 0)
    return conv2d(y, w10)


first, second = patch[None], patch[None, :, :, ::-1]
for relu in (False, True):
    together = two_layers(first + second, relu)
    apart = two_layers(first, relu) + two_layers(second, relu)
    print(f"ReLU {relu}: the same is {np.allclose(together, apart)}")

# %% [markdown] lang="en"
# With ReLU this is no longer so: the second layer can react to a *combination*
# that neither picture has alone. Lesson 06 shows that without ReLU two layers
# could be replaced by one.
#
# ## 9. The program behind it
#
# This is the course's own `conv2d_loops`, without its description. Every rule
# of this lesson is in it. There are four loops: over pictures (n), filters (f),
# rows (i) and columns (j).
#
# **Predict.** There is no loop over the channels. Where are they?

# %% [markdown] lang="ko"
# ReLU가 있으면 그렇지 않아요. 어느 그림에도 혼자서는 없던 *조합*에 둘째 계층이 반응할
# 수 있어요. ReLU가 없으면 두 계층을 하나로 바꿀 수 있다는 것은 06강에서 봐요.
#
# ## 9. 이 계산을 하는 프로그램
#
# 이 강의의 `conv2d_loops`예요. 설명문은 빼고 보여 줘요. 이번에 배운 규칙이 이 안에
# 다 있어요. 반복문은 네 개예요. 그림(n), 필터(f), 행(i), 열(j) 순서예요.
#
# **예상해 보세요.** 채널에 대한 반복문이 없어요. 채널은 어디에 있을까요?

# %%
import inspect

from cnn_course import conv2d_loops

head, description, body = inspect.getsource(conv2d_loops).split('"""')
print(head.rstrip() + body)

# %% [markdown] lang="en"
# In the colon of `x[n, :, …]`: the window takes all channels, `w[f]` is just
# as deep, and `np.sum` adds up everything. One bias `b[f]` for each filter.
# (`_operands` says the sentence about the channels; `place_of` counts the
# places and `frame` adds the padding, lesson 03. `groups` stays 1 until lesson
# 08.)
#
# The fast `conv2d` must give the same. Does it, for both of our layers?

# %% [markdown] lang="ko"
# `x[n, :, …]`의 콜론(:)에 있어요. 창은 모든 채널을 한꺼번에 잘라 내고, `w[f]`도 그만큼
# 깊고, `np.sum`이 전부 더해요. 편향 `b[f]`는 필터마다 하나예요. (채널 수가 다르면
# `_operands`가 아까 그 문장으로 알려 줘요. `place_of`는 자리를 세고 `frame`은 패딩을
# 둘러요. 03강에서 다뤄요. `groups`는 08강까지 늘 1이에요.)
#
# 빠른 `conv2d`의 답도 똑같아야 해요. 우리의 두 계층에서 정말 그런가요?

# %%
print(np.allclose(conv2d_loops(patch[None], w6, b6), y6))
print(np.allclose(conv2d_loops(hidden, w10, b10), y10))

# %% [markdown] lang="en"
# ## 10. What it saves, and what it keeps
#
# A **dense** (fully connected) layer has a weight of its own from every input
# to every output. To make the same 28×28×6 numbers out of the same 32×32×3:
#
# **Predict.** The convolution layer has 456 parameters. How many does the
# dense one have? Thousands, or millions?

# %% [markdown] lang="ko"
# ## 10. 아끼는 것과 지키는 것
#
# **완전 연결 계층**(fully connected layer, dense layer)에는 모든 입력에서 모든 출력으로
# 가는 가중치가 따로따로 있어요. 같은 32×32×3에서 같은 28×28×6을 만든다면 어떨까요?
#
# **예상해 보세요.** 합성곱 계층의 매개변수는 456개예요. 완전 연결 계층은 몇 개일까요?
# 수천 개일까요, 수백만 개일까요?

# %%
from cnn_course import conv_params, dense_params

inputs, outputs = 32 * 32 * 3, 28 * 28 * 6
dense, conv = dense_params(inputs, outputs), conv_params(3, 6, 5)
print(f"dense: ({inputs:,} + 1) · {outputs:,} = {dense:,}")
print(f"convolution: {conv}")
print(f"dense / convolution: about {round(dense / conv, -2):,.0f}")

# %% [markdown] lang="en"
# 14,455,392, about 31,700 times as many. The convolution layer saves them by
# using the same weights at every place, and by looking at 5×5 cells at a time.
# (Books call whatever makes one output number a *neuron*. So each map is one
# neuron, copied to every place.)
#
# And it keeps something: the **shape**. A dense layer gets one long list. Here
# is the place in that list of one pixel and of its neighbours:

# %% [markdown] lang="ko"
# 14,455,392개예요. 약 31,700배나 많아요. 합성곱 계층은 모든 자리에서 같은 가중치를
# 쓰고, 한 번에 5×5칸만 보기 때문에 이만큼 아껴요. (책에서는 출력의 수 하나를 만드는
# 것을 **뉴런**(neuron)이라고 해요. 특징 맵 한 장은 똑같은 뉴런을 모든 자리에 놓은
# 것인 셈이에요.)
#
# 그리고 지키는 것도 있어요. 바로 **모양**이에요. 완전 연결 계층은 긴 목록 하나를
# 받아요. 어떤 픽셀과 그 이웃이 목록에서 몇 번째에 있는지 보세요.

# %%
place = np.arange(inputs).reshape(3, 32, 32)
here = place[0, 10, 10]
print("pixel (10, 10), red: ", here)
print("right neighbour:     ", here, "+", place[0, 10, 11] - here)
print("neighbour below:     ", here, "+", place[0, 11, 10] - here)
print("same pixel, green:   ", here, "+", place[1, 10, 10] - here)

# %% [markdown] lang="en"
# The pixel below is 32 places away, green 1,024. Does a dense layer know that
# they belong together? Shuffle the list, and the weights in the same way:

# %% [markdown] lang="ko"
# 아래 픽셀은 32칸, 초록은 1,024칸 떨어져 있어요. 이들이 이웃이라는 것을 완전 연결
# 계층이 알까요? 목록을 섞고 가중치도 똑같이 섞어 봐요.

# %%
rng = np.random.default_rng(0)
flat_list, weights = patch.ravel(), rng.normal(size=(inputs, 5))
order = rng.permutation(inputs)
same = np.allclose(flat_list @ weights, flat_list[order] @ weights[order])
print("same five outputs:", same)
shuffled = flat_list[order].reshape(3, 32, 32)
draw.images([patch, shuffled])

# %% [markdown] lang="en"
# The same. To a dense layer both of these pictures are equally good: it must
# learn from examples which pixels are neighbours. A filter starts out with
# that knowledge, because its window is made of neighbours.
#
# ## What you learnt
#
# - A filter is as deep as its input: a table for each channel. All products go
#   into **one** sum, plus one bias.
# - One filter makes one map. The next layer sees the maps as channels.
# - A filter with depth can see differences between channels, such as red
#   against green, that are not there in grey.
# - Parameters: filters × (channels × FH × FW + 1), whatever the size of the
#   picture. Between two layers stands ReLU.
#
# ## Where to look further
#
# - LeCun, Bottou, Bengio, Haffner (1998),
#   [Gradient-based learning applied to document recognition](https://doi.org/10.1109/5.726791):
#   why weights are shared, and the network of lesson 07.
# - Krizhevsky, Sutskever, Hinton (2012),
#   [ImageNet classification with deep convolutional neural networks](https://doi.org/10.1145/3065386):
#   look at the picture of the first layer's filters. Some of them learnt
#   colours, others grey edges.
# - Karpathy and others (2015), notes of a course at Stanford,
#   [Convolutional neural networks](https://cs231n.github.io/convolutional-networks/):
#   the same layer, with channels last.
#
# ## Challenge
#
# Our filter finds the saucer. Find the **coffee**: change the three weights and the
# bias so that at least 90 % of the coffee lights up and at most 5 % of the
# saucer, the cup and the wood. Look at the three channels of section 1 first.

# %% [markdown] lang="ko"
# 똑같아요. 완전 연결 계층에게는 이 두 그림이 다를 것이 없어요. 어느 픽셀끼리
# 이웃인지 예를 보고 배워야 해요. 필터는 처음부터 그것을 알고 있어요. 창이 이웃한
# 칸으로 되어 있으니까요.
#
# ## 배운 것
#
# - 필터는 입력만큼 깊어요. 채널마다 표가 하나씩 있어요. 모든 곱을 **하나**로 더하고
#   편향을 한 번 더해요.
# - 필터 하나가 특징 맵 한 장을 만들어요. 다음 계층은 그 특징 맵을 채널로 봐요.
# - 깊이가 있는 필터는 빨강과 초록의 차이처럼 흑백에서는 사라지는 차이도 봐요.
# - 매개변수는 필터 수 × (채널 수 × FH × FW + 1)이고, 그림의 크기는 상관없어요. 계층과
#   계층 사이에는 ReLU가 있어요.
#
# ## 더 볼 것
#
# - LeCun, Bottou, Bengio, Haffner (1998),
#   [Gradient-based learning applied to document recognition](https://doi.org/10.1109/5.726791):
#   가중치를 왜 함께 쓰는지, 그리고 07강의 신경망이 나와요.
# - Krizhevsky, Sutskever, Hinton (2012),
#   [ImageNet classification with deep convolutional neural networks](https://doi.org/10.1145/3065386):
#   첫 계층의 필터 그림을 보세요. 색을 배운 필터도 있고 흑백 에지를 배운 필터도
#   있어요.
# - Karpathy 외 (2015), 스탠퍼드 강의 노트,
#   [Convolutional neural networks](https://cs231n.github.io/convolutional-networks/):
#   같은 계층을 채널을 맨 뒤에 쓰는 방식으로 설명해요.
#
# ## 도전 문제
#
# 우리 필터는 접시를 찾아요. 이번에는 **커피**를 찾아보세요. 세 가중치와 편향을 바꿔서
# 커피는 90% 이상 켜지고 접시, 잔, 나무는 5% 이하로 켜지게 하세요. 먼저 1절의 세
# 채널을 다시 보세요.

# %%
weights, bias = [1, -1, 0], -90
lit = conv2d(photo[None], np.multiply.outer([weights], even), [bias])[0, 0]
spots = {
    "coffee": lit[60:78, 100:145],
    "saucer": lit[80:100, 45:65],
    "cup": lit[20:36, 110:150],
    "wood": lit[60:100, 220:250],
}
share = {name: np.mean(spot > 0) for name, spot in spots.items()}
others = max(share["saucer"], share["cup"], share["wood"])
for name in spots:
    print(f"{name:7}{share[name]:.0%}")
print("solved:", bool(share["coffee"] >= 0.9 and others <= 0.05))
draw.images([photo, np.maximum(lit, 0)])

# %% [markdown] lang="en"
# ---
# Next: [03 · Working out sizes](03_size_calculation.ipynb) ·
# Back: [01 · The edge filter](01_edge_filter.ipynb)

# %% [markdown] lang="ko"
# ---
# 다음: [03 · 크기 계산](03_size_calculation.ipynb) ·
# 이전: [01 · 에지 필터](01_edge_filter.ipynb)
