# %% [markdown] lang="en"
# # 05 · im2col
#
# **Below are two rows of pictures. Both hold exactly the same numbers, and
# every one of them was computed correctly. What happened to the second row?**

# %% [markdown] lang="ko"
# # 05 · im2col
#
# **아래에 그림이 두 줄 있어요. 두 줄에 든 수는 모두 똑같고, 계산도 하나하나 다
# 맞아요. 그런데 둘째 줄은 왜 이렇게 됐을까요?**

# %%
import numpy as np

from cnn_course import FILTERS, data, draw, explore, im2col, worked

photo = data.load_photo("camera", gray=True)
names = ["vertical", "horizontal", "diagonal", "outline"]
filters = np.stack([FILTERS[name] for name in names])
product = im2col(photo[None, None], 3) @ filters.reshape(4, -1).T
first_row = product.T.reshape(4, 254, 254)
second_row = product.reshape(4, 254, 254)
maps = [*first_row, *second_row]
draw.images(maps, columns=4, signed=True, limit=300)

# %% [markdown] lang="en"
# Above you see the man with the camera, through four filters of lesson 01.
# Below, the same numbers were put back in the wrong order, and no error
# message said so. No loop in this cell goes over the pixels: all four maps came
# out of **one matrix product**, the `@`.
#
# Programs for neural networks work like this because it is fast. You will
# measure how fast. But first: how does a filter that slides become a product
# of two tables? It is a question of order.

# %% [markdown] lang="ko"
# 첫째 줄은 카메라를 들여다보는 사람을 01강의 필터 네 개로 본 거예요. 둘째 줄은 같은
# 수를 틀린 순서로 되돌려 놓은 건데, 오류 메시지는 없었어요. 이 셀에는 픽셀을
# 하나씩 도는 반복문이 없어요. 특징 맵 네 장이 모두 **행렬 곱**(matrix product) 한 번, 곧 `@`에서 나왔어요.
#
# 신경망 프로그램이 이렇게 하는 까닭은 빠르기 때문이에요. 얼마나 빠른지는 조금 뒤에
# 재 봐요. 그 전에, 옮겨 다니는 필터가 어떻게 표 두 개의 곱이 될까요? 열쇠는
# 순서예요.

# %% [markdown] lang="en"
# ## 1. A window becomes a row
#
# A picture of 3×3 and a filter of 2×2, first as in lesson 01: lay the filter
# on the window, multiply, add up.

# %% [markdown] lang="ko"
# ## 1. 창을 행으로 펴기
#
# 3×3 그림과 2×2 필터예요. 먼저 01강처럼 해 봐요. 창에 필터를 올리고, 곱하고,
# 더해요.

# %%
small = np.array([[1, 2, 0], [0, 3, 1], [2, 1, 4]])
w = np.array([[1, 2], [0, -1]])
worked.convolution(small, w, at=(0, 0))

# %% [markdown] lang="en"
# Nobody says that the four numbers must stand in a square. Write the window in
# one line, row after row: `1 2 0 3`. Write the filter in the same order:
# `1 2 0 −1`. The sum is the same.
#
# **Predict.** There are four windows, so four lines. Take paper and write
# down all four, from left to right, then from top to bottom.

# %% [markdown] lang="ko"
# 수 네 개가 꼭 네모꼴로 있어야 하는 것은 아니에요. 창을 한 줄로, 윗줄부터 차례로 써
# 보세요. `1 2 0 3`이에요. 필터도 같은 순서로 쓰면 `1 2 0 −1`이에요. 곱해서 더한 값은
# 그대로예요.
#
# **예상해 보세요.** 창이 네 개니까 줄도 네 개예요. 왼쪽에서 오른쪽으로, 그다음 위에서
# 아래로 가면서 네 줄을 모두 종이에 적어 보세요.

# %%
worked.im2col(small, w).at("output", 0, 1)

# %% [markdown] lang="en"
# Read it from left to right: the picture; its windows as rows; the filter, and
# the filter as a column; row times column; and the four answers, back in a
# square. The second window is marked all the way through.
#
# Every row with every column: multiply in pairs, add up. That is what a
# **matrix product** is, and Python writes it `rows @ column`.
#
# This is **im2col** (*image to columns*). Careful: in this course, as in the
# slides, a window is a **row** and a filter is a column. Others do it the
# other way round, hence the name. Section 5 shows both.
#
# **Try.** Point at the cells of the picture below.
#
# - Point at the 3 in the middle of the input. How many copies light up in the
#   matrix? And how many for the 1 in the corner?
# - Point at a row of the matrix. Where does it come from?
# - Change the 3 into 9. How many cells of the output change?

# %% [markdown] lang="ko"
# 왼쪽에서 오른쪽으로 읽어 보세요. 입력, 창을 행으로 편 행렬, 필터와 그 필터를 열로
# 편 것, 행과 열의 곱, 그리고 다시 네모꼴로 놓은 답 네 개예요. 둘째 창을 처음부터
# 끝까지 표시해 두었어요.
#
# 행 하나와 열 하나를 짝지어 곱하고 모두 더해요. 이것을 모든 행과 모든 열에 대해 하는
# 것이 **행렬 곱**이에요. 파이썬에서는 `rows @ column`이라고 써요.
#
# 이것이 **im2col**(image to columns)이에요. 주의하세요. 이 강의에서는 슬라이드처럼
# 창을 **행**으로, 필터를 열로 펴요. 창을 열로 펴는 곳도 있어서 이런 이름이 붙었어요.
# 두 가지를 5절에서 같이 봐요.
#
# **해 보세요.** 아래 그림의 칸을 가리켜 보세요.
#
# - 입력 한가운데의 3을 가리키세요. 행렬에서 복사본이 몇 개 켜지나요? 왼쪽 위 구석의
#   1은 몇 개인가요?
# - 행렬의 행 하나를 가리키세요. 어디에서 온 행인가요?
# - 3을 9로 바꿔 보세요. 출력은 몇 칸이 바뀌나요?

# %%
explore.im2col(small, w, at=(0, 0))

# %% [markdown] lang="en"
# The middle is in all four windows, so it was copied four times. The corner
# was copied once. (Only three outputs changed: one copy meets the weight 0.)
# Keep the copies in mind. They cost memory (section 7), and on the way back
# they must come together again (section 9).
#
# ## 2. Your own im2col
#
# The loops are those of lesson 01. Only one line is not right yet: it takes
# the first cell of each window, again and again. Cut out the window at each
# place and make it flat. (`window.ravel()` writes a table as one
# line, row after row. As in lesson 03, `[None, None]` means one picture with
# one channel.)
#
# **Try.** Repair the line and run both cells, until both pictures say `True`.

# %% [markdown] lang="ko"
# 한가운데 칸은 네 창에 모두 들어가니까 네 번 복사돼요. 구석의 칸은 한 번이에요.
# (출력은 세 칸만 바뀌었어요. 복사본 하나가 가중치 0을 만나기 때문이에요.) 복사본을
# 기억해 두세요. 늘어난 만큼 메모리가 들고(7절), 거꾸로 갈 때는 다시 한곳에 모아야
# 해요(9절).
#
# ## 2. 나만의 im2col
#
# 반복문은 01강과 같아요. 그런데 한 줄이 아직 맞지 않아요. 창의 첫 칸만 되풀이해서
# 쓰고 있어요. 자리마다 창을 잘라 내서 한 줄로 펴야 해요. (`window.ravel()`은 표를 윗줄부터 차례로 이어 한 줄로 만들어요.
# `[None, None]`은 03강에서처럼 그림이 한 장, 채널이 하나라는 뜻이에요.)
#
# **해 보세요.** 그 줄을 고치고 두 셀을 실행하세요. 두 그림 모두 `True`가 될 때까지
# 해 보세요.


# %%
def my_im2col(x, F):
    H, W = x.shape
    rows = []
    for i in range(H - F + 1):
        for j in range(W - F + 1):
            row = np.full(F * F, x[i, j])  # your turn: the window
            rows.append(row)
    return np.array(rows)


# %%
wide = np.array([[1, 2, 0, 5], [0, 3, 1, 1], [2, 1, 4, 0]])
for picture in (small, wide):
    mine, right = my_im2col(picture, 2), im2col(picture[None, None], 2)
    print(picture.shape, "solved:", np.array_equal(mine, right))
worked.tables({"input": wide, "mine": mine, "right": right})

# %% [markdown] lang="en"
# Why two pictures? In the square one a mix-up of rows and columns can go
# unnoticed. You will see an example in section 5.
#
# Here is the course's own `im2col`, without its description. Where are the
# loops?

# %% [markdown] lang="ko"
# 왜 그림이 두 개일까요? 정사각형 그림에서는 행과 열을 뒤바꿔도 모르고 지나갈 수
# 있거든요. 5절에서 그런 예를 봐요.
#
# 이 강의의 `im2col`이에요. 설명문은 빼고 보여 줘요. 반복문은 어디에 있을까요?

# %%
import inspect


def show_source(function):
    head, _, body = inspect.getsource(function).split('"""')
    print(head.rstrip() + body)


show_source(im2col)

# %% [markdown] lang="en"
# There are none. `frame` adds the padding, and `windows` gives all windows at
# once, as an array of six axes. Then three steps:
#
# - `transpose` puts the axes in the order we want: first what tells the
#   *place* (image, down, across), then what tells the *cell in the window*
#   (channel, down, across).
# - `copy` writes the numbers down in this order.
# - `reshape` makes the first three axes one (the rows), and the last three one
#   (the columns).
#
# On a batch of two colour pictures of 5×6 you can watch the shape:

# %% [markdown] lang="ko"
# 하나도 없어요. `frame`은 패딩을 두르고, `windows`는 모든 창을 축이 여섯 개인 배열로
# 한꺼번에 내놓아요. 그다음은 세 단계예요.
#
# - `transpose`는 축을 원하는 순서로 놓아요. 앞의 세 축은 *자리*(이미지, 세로, 가로)를,
#   뒤의 세 축은 *창 속의 칸*(채널, 세로, 가로)을 나타내요.
# - `copy`는 그 순서대로 수를 써 놓아요.
# - `reshape`는 앞의 세 축을 하나(행)로, 뒤의 세 축을 하나(열)로 합쳐요.
#
# 5×6 컬러 그림 두 장짜리 배치(batch)로 모양이 어떻게 바뀌는지 따라가 봐요.

# %%
from cnn_course import windows

batch = np.zeros((2, 3, 5, 6))
places = windows(batch, (2, 2))
print("windows:  ", places.shape, " N, C, OH, OW, FH, FW")
places = places.transpose(0, 2, 3, 1, 4, 5)
print("transpose:", places.shape, " N, OH, OW, C, FH, FW")
print("reshape:  ", places.reshape(2 * 4 * 5, 3 * 2 * 2).shape)

# %% [markdown] lang="en"
# 2·4·5 = 40 places, and 3·2·2 = 12 numbers in each window.
#
# **Exercise.** One picture of 2 channels, 6 rows and 7 columns; a filter of 3×3,
# stride 1, no padding. How many rows and columns does its matrix have?

# %% [markdown] lang="ko"
# 자리가 2·4·5 = 40개이고, 창 하나에 수가 3·2·2 = 12개 있어요.
#
# **연습.** 채널 2개, 6행 7열짜리 그림 한 장이에요. 필터는 3×3, 스트라이드는 1, 패딩은
# 없어요. 행렬은 몇 행 몇 열일까요?

# %% exercise="im2col_shape"
matrix_shape = (..., ...)

# %% exercise="im2col_shape"
from cnn_course import exercises

exercises.im2col_shape.check(matrix_shape)

# %% [markdown] lang="en"
# ## 3. Many filters, one product
#
# A second filter is a second **column**. Nothing else changes.
#
# **Predict.** A picture of 4×4, two filters of 3×3. How many rows and columns
# has the matrix of windows, and how many has the product?

# %% [markdown] lang="ko"
# ## 3. 필터가 여럿이어도 곱은 한 번
#
# 필터가 하나 늘면 **열**이 하나 늘어요. 다른 것은 그대로예요.
#
# **예상해 보세요.** 4×4 그림에 3×3 필터가 두 개예요. 창을 행으로 편 행렬은 몇 행
# 몇 열일까요? 곱은 몇 행 몇 열일까요?

# %%
four = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
explore.im2col(four, filters[:2, None], at=(0, 0))

# %% [markdown] lang="en"
# Four windows of nine numbers; the product has a row for each *place* and a
# column for each *filter*. Each column, put back into a square, is a feature
# map.
#
# **Try.**
#
# - Choose *two channels* as the example. A row now holds two windows, one
#   behind the other. Point at a cell of channel 1 of the input: in which half
#   of the rows are its copies?
# - Choose *4×4, filter 3×3* and set the padding to 1. The dashed zeros in the
#   matrix come from the padding. Which rows have none of them?
# - Set the stride to 2 with *5×5, filter 3×3*. What happens to the number of
#   rows?
#
# And now the whole convolution, with any number of images, channels and
# filters. It is one product, between laying out and putting back:

# %% [markdown] lang="ko"
# 수 아홉 개짜리 창이 네 개예요. 곱에서는 *자리*마다 행이 하나, *필터*마다 열이 하나
# 있어요. 열 하나를 네모꼴로 되돌리면 특징 맵 한 장이에요.
#
# **해 보세요.**
#
# - 예제에서 *채널 두 개*를 고르세요. 이제 한 행에 창 두 개가 이어져 있어요. 입력의
#   채널 1에서 한 칸을 가리켜 보세요. 복사본은 행의 앞쪽 절반에 있나요, 뒤쪽 절반에
#   있나요?
# - *4×4, 필터 3×3*을 고르고 패딩을 1로 하세요. 행렬에서 점선으로 그린 0은 패딩에서
#   온 수예요. 그런 0이 하나도 없는 행은 어느 행인가요?
# - *5×5, 필터 3×3*에서 스트라이드를 2로 하세요. 행의 개수가 어떻게 되나요?
#
# 이제 합성곱 전체예요. 이미지, 채널, 필터가 몇 개든 괜찮아요. 펴기와 되돌리기 사이에
# 곱 하나가 있을 뿐이에요.


# %%
def conv_by_product(x, w, b):
    (N, _, H, W), (FN, _, FH, FW) = x.shape, w.shape
    rows = im2col(x, (FH, FW))  # (N·OH·OW, C·FH·FW)
    columns = w.reshape(FN, -1).T  # (C·FH·FW, FN)
    product = rows @ columns + b  # (N·OH·OW, FN)
    y = product.reshape(N, H - FH + 1, W - FW + 1, FN)
    return y.transpose(0, 3, 1, 2)  # (N, FN, OH, OW)


# %% [markdown] lang="en"
# Is it really the same as the loops? Not on a toy this time: 16 handwritten
# digits and the six filters of a trained LeNet (lesson 07).

# %% [markdown] lang="ko"
# 정말 반복문과 같을까요? 이번에는 장난감 말고 손으로 쓴 숫자 16개와, 학습을 마친
# LeNet(07강)의 필터 여섯 개로 확인해요.

# %%
from cnn_course import conv2d_loops, trained_lenet

net = trained_lenet()
x_test, _ = data.load_test_digits(pad=2)
digits = x_test[:16]
w6, b6 = net.layers[0].params["w"], net.layers[0].params["b"]
by_loops = conv2d_loops(digits, w6, b6)
by_product = conv_by_product(digits, w6, b6)
print(digits.shape, "→", by_product.shape)
print("same:", np.allclose(by_loops, by_product, atol=1e-5))

# %% [markdown] lang="en"
# **Exercise.** Let your im2col grow: x has channels, (C, H, W), and there is a
# stride. One row for each place, channel after channel in it; no padding.

# %% [markdown] lang="ko"
# **연습.** 나만의 im2col을 넓혀 봐요. 이제 x에는 채널이 있어서 (C, H, W)이고,
# 스트라이드도 있어요. 자리마다 행 하나를 만들고, 그 안에는 채널을 차례로 놓으세요.
# 패딩은 없어요.


# %% exercise="my_im2col"
def my_im2col(x, F, stride=1):
    return ...


# %% exercise="my_im2col"
exercises.my_im2col.check(my_im2col)

# %% [markdown] lang="en"
# ## 4. A fully connected layer is the same product
#
# **Predict.** What if the filter is as large as the picture? At how many
# places can it stand, and how many rows are there?

# %% [markdown] lang="ko"
# ## 4. 완전 연결 계층도 같은 곱이에요
#
# **예상해 보세요.** 필터가 그림만큼 크면 어떻게 될까요? 필터를 놓을 자리는 몇
# 개이고, 행은 몇 개일까요?

# %%
x = np.array([[1, 2], [0, 3]])
two = np.array([[[[1, 0], [2, 1]]], [[[0, 1], [-1, -1]]]])
explore.im2col(x, two, b=[1, 0], at=(0, 0))

# %% [markdown] lang="en"
# One place, one row: the whole picture in a line. Each output sees every
# input, with a weight for each. That is a **fully connected layer**. Add it
# up: 1·1 + 2·0 + 0·2 + 3·1 = 4, and the bias makes it 5. The other output is
# 1·0 + 2·1 + 0·(−1) + 3·(−1) = −1, with a bias of 0.
#
# (The slides from which this course grew call a layer that multiplies and adds
# a bias an *affine* layer. They end a drawing of it with the answers 0.3 and
# 0.7. These do not follow from the weights drawn beside them: those give 138.7
# and 398.9. Perhaps *shares* were meant, each number divided by the sum of
# both.)

# %% [markdown] lang="ko"
# 자리도 하나, 행도 하나예요. 그림 전체가 한 줄이 됐어요. 출력마다 모든 입력을 보고,
# 입력마다 가중치가 하나씩 있어요. 바로 **완전 연결 계층**(fully connected layer)이에요.
# 직접 더해 보세요. 1·1 + 2·0 + 0·2 + 3·1 = 4이고, 편향을 더하면 5예요. 다른 출력은
# 1·0 + 2·1 + 0·(−1) + 3·(−1) = −1이고, 편향은 0이에요.
#
# (이 강의의 바탕이 된 슬라이드에서는 이렇게 곱하고 편향을 더하는 계층을
# **Affine 계층**이라고 해요. 그 그림에는 답이 0.3과 0.7이라고 되어 있어요. 그런데 옆에
# 그려진 가중치로 계산하면 138.7과 398.9가 나와요. 어쩌면 *비율*을 쓰려던 것인지도
# 몰라요. 두 수를 저마다 둘의 합으로 나눈 값 말이에요.)

# %%
drawn = np.array([138.7, 398.9])  # what the slides' weights give
print("shares:", (drawn / drawn.sum()).round(2))

# %% [markdown] lang="en"
# Rounded once more these are 0.3 and 0.7. But a layer does not divide, and the
# slides do not say that anything does. That is why there is an example here
# that you can check, term by term.
#
# In LeNet the first fully connected layer takes 16 maps of 5×5. Is it a
# convolution with 120 filters of 5×5×16? We take the real weights and the
# real maps:

# %% [markdown] lang="ko"
# 한 번 더 반올림하면 0.3과 0.7이에요. 하지만 계층은 나눗셈을 하지 않고, 슬라이드에도
# 나눈다는 말은 없어요. 그래서 여기에는 항을 하나씩 더해서 확인할 수 있는 예를 두었어요.
#
# LeNet의 첫 완전 연결 계층은 5×5 특징 맵 16장을 받아요. 이 계층은 5×5×16 필터 120개로
# 하는 합성곱일까요? 진짜 가중치와 진짜 특징 맵으로 확인해요.

# %%
dense = net.layers[7]
maps = net.activations(digits)[5]  # what S4 gives
weights, bias = dense.params["w"], dense.params["b"]
filters5 = weights.T.reshape(120, 16, 5, 5)
as_conv = conv_by_product(maps, filters5, bias)
as_dense = dense.forward(maps.reshape(16, 400))
print(dense, maps.shape, "→", as_conv.shape)
print("same:", np.allclose(as_conv[:, :, 0, 0], as_dense, atol=1e-4))

# %% [markdown] lang="en"
# The same. In 1998 LeCun did draw this layer as a convolution: he called it
# C5. And the other way round, a convolution layer is a small fully connected
# layer that is used at every place: im2col turns every *window* into a row, as
# if it were an image of its own.
#
# ## 5. When the order is wrong
#
# A matrix product knows nothing about pictures. It multiplies what stands
# in the rows by what stands in the columns. Three mistakes are common. **None
# of the three is sure to give an error message.**
#
# **First mistake: put back without `.T`.** Two filters, so the two answers of
# one place stand side by side. What the first feature map needs stands
# *below* each other. But `reshape` takes the numbers row by row. So transpose
# first (lesson 01), and reshape then.

# %% [markdown] lang="ko"
# 똑같아요. 1998년에 르쿤(LeCun)은 실제로 이 계층을 합성곱으로 그리고 C5라고 불렀어요.
# 거꾸로 보면, 합성곱 계층은 작은 완전 연결 계층을 모든 자리에서 쓰는 거예요.
# im2col은 *창* 하나하나를 마치 한 장의 이미지인 것처럼 행으로 만들어요.
#
# ## 5. 순서가 틀리면
#
# 행렬 곱은 그림을 몰라요. 행에 있는 수와 열에 있는 수를 곱할 뿐이에요. 흔한 실수가
# 세 가지 있어요. **셋 다 오류 메시지 없이 지나갈 수 있어요.**
#
# **첫째 실수: `.T`를 빠뜨리고 되돌려 놓기.** 필터가 두 개라서, 한 자리의 답 두 개가
# 나란히 놓여 있어요. 그런데 첫째 특징 맵에 들어갈 수는 *위아래로* 놓여 있어요.
# `reshape`는 수를 윗줄부터 한 줄씩 가져가요. 그래서 먼저 전치(01강)하고, 그다음에
# 모양을 바꿔야 해요.

# %%
pair = np.stack([w, -w])
product = im2col(small[None, None], 2) @ pair.reshape(2, -1).T
right = product.T.reshape(2, 2, 2)
wrong = product.reshape(2, 2, 2)
worked.tables({"product": product, "right": right, "wrong": wrong})

# %% [markdown] lang="en"
# The second filter is the first with the signs changed, so the second map must
# be the first with the signs changed. On the right (*wrong*) the two are mixed.
# This is what happened to the man with the camera: compare the two `reshape`
# in the first cell of this lesson.
#
# **Second mistake: rows and columns exchanged.** Some write the windows as
# columns and the filters as rows. That is just as good, as long as *both*
# are transposed:

# %% [markdown] lang="ko"
# 둘째 필터는 첫째 필터의 부호를 바꾼 거니까, 둘째 특징 맵도 첫째의 부호만 바뀌어야
# 해요. 오른쪽(wrong)에는 두 장의 수가 섞여 있어요. 카메라를 들여다보던 사람에게
# 일어난 일이 바로 이거예요. 05강 첫 셀에 있는 `reshape` 두 개를 다시 보세요.
#
# **둘째 실수: 행과 열을 뒤바꾸기.** 창을 열로, 필터를 행으로 펴는 사람도 있어요.
# *둘 다* 전치한다면 그것도 좋은 방법이에요.

# %%
rows = im2col(wide[None, None], 2)
print("windows as rows:   ", rows.shape, "→", rows @ w.ravel())
print("windows as columns:", rows.T.shape, "→", w.ravel() @ rows.T)

# %% [markdown] lang="en"
# If only one of them is transposed, 6 meets 4: the sizes do not fit, and NumPy
# complains. With a bit of bad luck they do fit. Is `rows.T` different at all?

# %% [markdown] lang="ko"
# 하나만 전치하면 6과 4가 만나니까 크기가 맞지 않아서 NumPy가 오류를 내요. 그런데
# 운이 나쁘면 크기가 맞아 버려요. `rows.T`가 `rows`와 다르기는 할까요?

# %%
for picture in (small, wide):
    rows = im2col(picture[None, None], 2)
    mirror = np.array_equal(rows, rows.T)
    print(f"{picture.shape}: rows {rows.shape}, equal to rows.T: {mirror}")

# %% [markdown] lang="en"
# The matrix of our small picture is its own mirror image. Whoever tests a
# program only with a 3×3 picture and a 2×2 filter will never notice that rows
# and columns are exchanged. So test with pictures that are **not square**.
#
# **Third mistake: the wrong order of the channels.** The row goes channel by
# channel. If the filter is written with the channels last (as Keras does),
# then there are 75 numbers in the row and 75 in the column, and they belong to
# different cells. Here is the filter for red against green of lesson 02:

# %% [markdown] lang="ko"
# 작은 그림에서 나온 행렬은 행과 열을 바꿔도 똑같아요. 3×3 그림과 2×2 필터로만
# 프로그램을 시험하면 행과 열이 뒤바뀌어도 끝까지 모를 수 있어요. 그래서 **정사각형이
# 아닌** 그림으로도 시험해야 해요.
#
# **셋째 실수: 채널 순서가 틀리기.** 행은 채널 하나를 다 쓰고 다음 채널로 넘어가요.
# 그런데 필터를 (Keras처럼) 채널이 맨 뒤에 오도록 펴면, 행에도 수가 75개, 열에도 75개
# 있지만 서로 다른 칸의 수예요. 02강에서 쓴, 빨강과 초록의 차이를 보는 필터로 볼게요.

# %%
coffee = data.load_photo("coffee")
redness = np.multiply.outer([1, -1, 0], np.ones((5, 5)) / 25)
rows = im2col(coffee[None], 5)
print(rows.shape)
right = (rows @ redness.ravel()).reshape(167, 252)
wrong = (rows @ redness.transpose(1, 2, 0).ravel()).reshape(167, 252)
seen = [coffee, right / right.max(), wrong / np.abs(wrong).max()]
draw.images(seen, signed=[False, True, True])

# %% [markdown] lang="en"
# In the middle the red saucer stands out. On the right it has faded, and thin
# lines run along the edges instead. It looks like a filter that someone might
# have wanted. Why do lines come out? Look at what the wrong column
# means, cut into three channels again:

# %% [markdown] lang="ko"
# 가운데에서는 빨간 접시가 도드라져요. 오른쪽에서는 접시가 흐려지고, 그 대신 에지를
# 따라 가느다란 선이 생겼어요. 일부러 그렇게 만든 필터처럼 보이기도 해요. 왜 선이 나올까요?
# 틀린 열을 다시 세 채널로 잘라서 무엇이 됐는지 보세요.

# %%
order = redness.transpose(1, 2, 0).reshape(3, 5, 5)
titles = ["R", "G", "B"] * 2
draw.images([*redness, *order], titles, columns=3, signed=True, width=5)

# %% [markdown] lang="en"
# Above: plus for red, minus for green, nothing for blue. Below: plus, minus,
# zero in turn, in every channel. It no longer compares red with green. It
# compares a cell with its neighbour, so it answers to edges.

# %% [markdown] lang="ko"
# 위: 빨강은 양수, 초록은 음수, 파랑은 0이에요. 아래: 세 채널 모두에서 양수, 음수, 0이
# 번갈아 나와요. 이제 빨강과 초록이 아니라 어떤 칸과 그 옆 칸을 비교해요. 그래서 에지에
# 반응하는 거예요.

# %% [markdown] lang="en"
# **Exercise.** The product itself, for one picture. You get the rows, the filters
# w (FN, C, FH, FW) and the biases b (FN,). Give the maps, (FN, OH, OW).

# %% [markdown] lang="ko"
# **연습.** 이번에는 그림 한 장의 행렬 곱을 직접 써 보세요. 행렬 rows와 필터
# w (FN, C, FH, FW), 편향 b (FN,)를 받아서 특징 맵을 (FN, OH, OW)로 돌려주세요.


# %% exercise="my_conv_by_product"
def my_conv_by_product(rows, w, b, OH, OW):
    return ...


# %% exercise="my_conv_by_product"
exercises.my_conv_by_product.check(my_conv_by_product)

# %% [markdown] lang="en"
# ## 6. How fast?
#
# The loops and the product do the same multiply–adds.
#
# **Predict.** Is the product twice as fast? Ten times? A hundred times?
#
# First a stopwatch. It runs a function a few times and keeps the best time,
# because a computer is sometimes busy with other things. And it allows one
# processor core only (`threadpool_limits` for matrix products, `at_most` for
# the course's own functions), so that the race is fair: the loops cannot use
# more than one.

# %% [markdown] lang="ko"
# ## 6. 얼마나 빠를까요?
#
# 반복문이든 행렬 곱이든 곱해서 더하는 횟수는 같아요.
#
# **예상해 보세요.** 행렬 곱이 두 배 빠를까요? 열 배? 백 배?
#
# 먼저 시간을 재는 함수예요. 컴퓨터가 다른 일로 바쁠 때도 있으니까, 몇 번 실행해서 가장
# 짧은 시간을 골라요. 그리고 프로세서 코어를 하나만 쓰게 해요. (행렬 곱은
# `threadpool_limits`로, 이 강의의 함수는 `at_most`로 정해요.) 반복문은 어차피 코어를 하나밖에 못 쓰니까, 그래야 공평하거든요.

# %%
from time import perf_counter

from threadpoolctl import threadpool_limits

from cnn_course.threads import at_most


def best_time(function, x, runs=5):
    times = []
    with threadpool_limits(1, "blas"), at_most(1):
        for _ in range(runs):
            start = perf_counter()
            function(x, w6, b6)
            times.append(perf_counter() - start)
    return min(times)


# %%
from cnn_course import conv_mult_adds

slow = best_time(conv2d_loops, digits, runs=4)
fast = best_time(conv_by_product, digits, runs=20)
print(f"sums:          {by_loops.size:,} of {w6[0].size} products each")
print(f"multiply–adds: {16 * conv_mult_adds(1, 6, 5, (28, 28)):,}")
print("more than 20 times faster:", slow > 20 * fast)

# %% tags=["nbval-ignore-output"]
print(f"loops:   {1000 * slow:8.2f} milliseconds")
print(f"product: {1000 * fast:8.2f} milliseconds")
print(f"ratio:   {slow / fast:8.0f}")

# %% [markdown] lang="en"
# More than 20 times. The last cell shows the times of the computer on which it
# ran. The loops ask NumPy 75,264 times for a tiny sum of 25 products, and the
# asking takes longer than the adding. The product asks *once*. Inside, a
# library that people have polished for decades goes through the two matrices
# in the order that suits the processor.
#
# Fewer questions, not fewer sums: that is all that im2col saves.

# %% [markdown] lang="ko"
# 20배보다 더 빨라요. 마지막 셀에는 이 셀을 실행한 컴퓨터에서 잰 시간이 밀리초
# (millisecond) 단위로 나와요. 반복문은 곱 25개짜리 작은 덧셈을 NumPy에 75,264번
# 부탁해요. 더하는 시간보다 부탁하는 시간이 더 길어요. 행렬 곱은 *한 번*만 부탁해요.
# 그다음은 수십 년 동안 다듬어진 라이브러리가 프로세서에 알맞은 순서로 두 행렬을
# 훑어요.
#
# 계산이 줄어든 것이 아니라 부탁하는 횟수가 줄어든 거예요. im2col이 아끼는 것은 이것
# 하나예요.

# %% [markdown] lang="en"
# ## 7. What it costs
#
# Every cell is copied into every window that reads it.
#
# **Predict.** A digit of 28×28 and a filter of 5×5: how many times as many
# numbers are in the matrix? (25 would be a good first guess. It is a bit less.
# Why?)

# %% [markdown] lang="ko"
# ## 7. 빠른 대신 드는 것
#
# 칸은 자기를 읽는 창마다 한 번씩 복사돼요.
#
# **예상해 보세요.** 28×28 숫자와 5×5 필터예요. 행렬에는 수가 몇 배로 들어 있을까요?
# (먼저 25배라고 생각할 만해요. 그런데 그보다 조금 적어요. 왜일까요?)

# %%
digit = digits[:1, :, 2:30, 2:30]  # without its frame
patch = coffee[None, :, 60:92, 68:100]
for what, x, F, pad in [
    ("28×28, 5×5", digit, 5, 0),
    ("32×32×3, 5×5, pad 2", patch, 5, 2),
    ("28×28, 3×3, pad 1", digit, 3, 1),
]:
    rows = im2col(x, F, pad=pad)
    growth = rows.size / x.size
    print(f"{what:20} {x.size:5,} → {rows.size:6,}, ×{growth:.1f}")

# %% [markdown] lang="en"
# 18.4 times, because the cells at the border are in fewer windows, and 784
# cells make only 24·24 windows. With padding that keeps the size there are
# as many windows as cells, and it is the whole 25, or 9 for a 3×3 filter.
#
# How often is each cell copied? The picture counts for the digit's 28×28
# cells: black is 1 copy, white is 25. (It is made by a function that you will
# meet in section 9.)

# %% [markdown] lang="ko"
# 18.4배예요. 테두리의 칸은 더 적은 창에 들어가고, 784칸에서 창은 24·24개만 나오니까요.
# 크기가 그대로이도록 패딩을 두르면 창이 칸만큼 많아져서 25배를 꽉 채워요. 3×3 필터라면
# 9배예요.
#
# 칸마다 몇 번 복사될까요? 숫자 이미지의 28×28칸을 세어서 그린 거예요. 검은 칸은 1번,
# 흰 칸은 25번이에요. (이 그림을 그린 함수는 9절에서 만나요.)

# %%
from cnn_course import col2im

copies = col2im(np.ones((24 * 24, 5 * 5)), (1, 1, 28, 28), 5)[0, 0]
print("corner:", copies[0, 0], " middle:", copies[14, 14])
print("mean:  ", round(copies.mean(), 1))
draw.images([copies])

# %% [markdown] lang="en"
# In numbers that matter: LeNet's first layer (28×28 places) on many digits
# at once.

# %% [markdown] lang="ko"
# 실제로 쓸 때의 크기로 볼게요. LeNet의 첫 계층(자리 28×28개)에 숫자를 한꺼번에 여러
# 개 넣어요.

# %%
many = x_test[:1000]
size = im2col(many, 5).nbytes
print(f"1,000 digits:  {many.nbytes / 1e6:5.1f} MB")
print(f"their windows: {size / 1e6:5.1f} MB")
print(f"60,000 digits would need {60 * size / 1e9:.1f} GB")

# %% [markdown] lang="en"
# 4.7 GB for pictures that need 60 times 4.1 MB, so about 0.25 GB. And that is
# one layer of a small network.
#
# ## 8. A few at a time
#
# So the course's own `conv2d` never builds the whole matrix. Here it is:

# %% [markdown] lang="ko"
# 4.1 MB의 60배, 곧 0.25 GB쯤 되는 그림 때문에 4.7 GB가 필요해요. 그것도 작은 신경망의
# 계층 하나에서요.
#
# ## 8. 조금씩 나누어서
#
# 그래서 이 강의의 `conv2d`는 행렬 전체를 한꺼번에 만들지 않아요. 코드를 볼게요.

# %%
from cnn_course import conv2d

show_source(conv2d)

# %%
from cnn_course.conv import BLOCK, IMAGES

print(f"the windows of one digit: {28 * 28 * 25:6,} numbers")
print(f"its strips of rows:       {32 * 28 * 5:6,} numbers")
print(f"a block: {BLOCK:,} numbers, {4 * BLOCK / 1e6:.1f} MB")
print("digits in a part:", min(IMAGES, BLOCK // (28 * 28 * 5)))

# %% [markdown] lang="en"
# `_parts` cuts the batch into parts of up to 64 digits. One part is laid out,
# multiplied, put into `y`, and forgotten. There are three reasons. First,
# memory: only the parts that are being worked on exist. Second, speed: a
# processor has a small, fast memory of its own, the *cache*. A part has one or
# two MB so that it fits, and the product finds its numbers close by. A matrix
# of many MB is written out to the slow main memory and read back. Third,
# `threads.each` can give each core of the processor a part of its own.
#
# (The four lines with `if` are short cuts: for filters that see only some of
# the channels, for filters of 1×1, and for many filters of 3×3. Lesson 08 has a
# network of the first two.)
#
# And `conv2d` lays out less. Two windows, one below the other, share four of
# their five rows. So it copies *rows*: each of them once for each of the 5
# places that a cell can have in a window's row. That is a **strip**. Five
# strips that follow one another in memory are all windows of one row of the
# output. The next row begins one strip further on, and shares the other four.

# %% [markdown] lang="ko"
# `_parts`는 배치를 나눠요. 여기서는 많아야 64개씩이에요. 한 묶음을 펴서 곱하고, 그 결과를
# `y`에 넣고, 편 것은 잊어버려요. 까닭은 세 가지예요. 첫째는 메모리예요. 지금 계산하는
# 묶음만 있으면 돼요. 둘째는 속도예요. 프로세서에는 작고 빠른 메모리인 *캐시*(cache)가 있어요.
# 묶음을 1~2 MB로 한 것은 캐시에 들어가게 하려는 거예요. 그러면 곱할 때 수를 가까이에서
# 가져올 수 있어요. 수십 MB짜리 행렬은 느린 주 메모리에 썼다가 다시 읽어야 해요. 셋째로,
# `threads.each`는 프로세서의 코어마다 묶음을 하나씩 맡길 수 있어요.
#
# (`if`로 시작하는 네 줄은 지름길이에요. 채널을 일부만 보는 필터, 1×1 필터, 그리고 수가
# 많은 3×3 필터에 써요. 앞의 두 가지를 쓰는 신경망이 08강에 나와요.)
#
# `conv2d`는 펴는 것도 적어요. 위아래로 이웃한 두 창은 다섯 행 가운데 네 행이 같아요.
# 그래서 창이 아니라 *행*을 복사해요. 한 칸은 창의 행 안에서 5가지 자리에 올 수 있으니까,
# 행마다 다섯 번만 복사하면 돼요. 이렇게 편 것이 **띠**(strip)예요. 메모리에서 이어지는
# 띠 다섯 개가 출력 한 행의 모든 창이에요. 출력의 다음 행은 띠 하나 뒤에서 시작하고,
# 나머지 네 개는 함께 써요.

# %%
from cnn_course import strips

show_source(strips.lay_out)
show_source(strips._overlapping)

# %% [markdown] lang="en"
# `lay_out` looks at the memory of `x` in another shape, and copies what it
# sees: each row 5 times (`FW`), moved by one cell (`w` bytes) each time.
# `_overlapping` copies nothing. Here the memory of the strips gets another
# shape, in which each matrix starts one strip after the last. (They may come in
# several groups, which helps with pooling. Here there is one group.)
#
# (One more trick: the same row of all 64 digits is laid out side by side. That
# makes wide matrices, and few of them. Filters are rows here, and windows are
# columns: the other form of section 5.)
#
# We measure both: the most memory that is in use at a time, and the time.

# %% [markdown] lang="ko"
# `lay_out`은 `x`의 메모리를 다른 모양으로 보고, 보이는 대로 복사해요. 행마다 다섯 번(`FW`)
# 보이는데, 볼 때마다 한 칸(`w`바이트)씩 옮겨져 있어요.
# `_overlapping`은 아무것도 복사하지 않아요. 띠가 놓인 메모리를 다른 모양으로 볼 뿐이에요.
# 행렬은 저마다 바로 앞 행렬보다 띠 하나만큼 뒤에서 시작해요. (행렬이 여러 묶음일 때도
# 있는데, 풀링할 때 쓰여요. 여기서는 한 묶음이에요.)
#
# (요령이 하나 더 있어요. 숫자 64개의 같은 행을 나란히 펴요. 그러면 행렬 하나하나가 넓어지고
# 개수는 줄어요. 여기서는 필터가 행, 창이 열이에요. 5절에서 본 다른 방식이에요.)
#
# 둘 다 재 봐요. 한순간에 가장 많이 쓴 메모리와, 걸린 시간이에요.

# %%
import tracemalloc


def most_memory(function, x):
    tracemalloc.start()
    y = function(x, w6, b6)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most - y.nbytes  # beside the result itself


whole = most_memory(conv_by_product, many)
blocks = most_memory(conv2d, many)
print("less than a fifth of the memory:", 5 * blocks < whole)
print("same:", np.allclose(conv2d(digits, w6, b6), by_loops, atol=1e-5))

# %% tags=["nbval-ignore-output"]
print(f"whole matrix: {whole / 1e6:5.1f} MB beside the result")
print(f"in blocks:    {blocks / 1e6:5.1f} MB beside the result")
once = best_time(conv_by_product, many, runs=7)
parts = best_time(conv2d, many, runs=7)
print(f"time, whole / blocks: {once / parts:.1f}")

# %% [markdown] lang="en"
# Less than a fifth of the memory, and the same answer. How much less depends
# on the cores: each works on a block of its own. The last line says how many
# times longer it takes to build the whole matrix. That depends on the processor
# and its cache: what do you get?
#
# ## 9. The way back
#
# To learn, a network must know for every number how the loss changes when
# that number grows a little: its **gradient**. That is the **backward pass**
# (lesson 07).
#
# Let us take a loss that you can add up: the sum of the four outputs of
# section 1, 2 + 1 + 5 + 1 = 9.
#
# **Predict.** The 3 in the middle becomes a 4. By how much does the loss
# grow? (The middle cell is in all four windows, and meets a different weight
# in each. The weights are `1 2 0 −1`.)

# %% [markdown] lang="ko"
# 메모리가 5분의 1도 안 되고 답은 같아요. 코어마다 블록을 하나씩 맡으니, 얼마나 줄어드는지는
# 코어 수에 따라 달라요. 출력의 마지막 줄은 행렬 전체를 만들 때 시간이 몇 배 걸리는지예요.
# 이 값은 프로세서와 캐시에 따라 달라요. 내 컴퓨터에서는 얼마인가요?
#
# ## 9. 거꾸로 가는 길
#
# 신경망이 배우려면, 어떤 값이 조금 커질 때 손실이 얼마나 바뀌는지를 값마다 알아야
# 해요. 이것이 **기울기**(gradient)이고, 기울기를 구하며 거슬러 가는 계산이
# **역전파**(backward pass)예요(07강).
#
# 손으로 더할 수 있는 손실을 하나 정해요. 1절의 출력 네 칸을 더한 값,
# 2 + 1 + 5 + 1 = 9예요.
#
# **예상해 보세요.** 한가운데의 3이 4가 되면 손실은 얼마나 커질까요? (한가운데 칸은 네
# 창에 모두 들어가고, 창마다 다른 가중치를 만나요. 가중치는 `1 2 0 −1`이에요.)

# %%
grown = small.copy()
grown[1, 1] = 4
for picture in (small, grown):
    print("loss:", np.sum(im2col(picture[None, None], 2) @ w.ravel()))

# %% [markdown] lang="en"
# By 1 + 2 + 0 − 1 = 2. So the gradient of the middle cell is 2, and you got
# it by **adding** the weights that its copies met. `col2im` does this for all
# the cells. On the left is the gradient of each copy: the weight that it
# meets. On the right they are added up, each at the cell it was copied from.

# %% [markdown] lang="ko"
# 1 + 2 + 0 − 1 = 2만큼 커져요. 그래서 한가운데 칸의 기울기는 2예요. 복사본이 만난
# 가중치를 **더해서** 얻은 값이에요. `col2im`은 이 일을 모든 칸에 대해 해요. 왼쪽은
# 복사본 하나하나의 기울기, 곧 그 복사본이 만나는 가중치예요. 오른쪽은 그것을 복사해 온
# 칸마다 모아서 더한 거예요.

# %%
dcopies = np.array([w.ravel()] * 4)
dsmall = col2im(dcopies, (1, 1, 3, 3), 2)[0, 0]
worked.tables({"copies": dcopies, "col2im": dsmall}, symbols=["→"])

# %% [markdown] lang="en"
# Check a corner and a side: the upper left corner has one copy, 1. The cell to
# the right of it has two, which met 2 and 1: 3.
#
# `col2im` is not "im2col undone". Lay a picture out and add it back, and each
# cell is multiplied by the number of its copies:

# %% [markdown] lang="ko"
# 구석과 변을 하나씩 확인해 보세요. 왼쪽 위 구석은 복사본이 하나라서 1이에요. 그 오른쪽
# 칸은 복사본이 두 개이고 2와 1을 만났으니까 3이에요.
#
# `col2im`은 "im2col을 되돌리는 것"과는 달라요. 그림을 폈다가 다시 더하면, 칸마다 복사본
# 개수만큼 곱해져요.

# %%
there = im2col(small[None, None], 2)
back = col2im(there, (1, 1, 3, 3), 2)[0, 0]
worked.tables({"input": small, "col2im(im2col)": back}, symbols=["→"])

# %%
from cnn_course import conv

show_source(col2im)
show_source(conv._sum_windows)

# %% [markdown] lang="en"
# Most of `col2im` checks sizes. Then come the steps of `im2col`, backwards:
# `reshape`, `transpose`, and the sum in place of the copy.
#
# In `_sum_windows` the two loops go over the cells of the *filter* (there are
# few), not over the places (there are many). `cells` are all the pixels that
# lay under filter cell (i, j), and `+=` adds. This `+` is what the next
# section is about.
#
# ## 10. Your own way back
#
# For one picture, window by window. But one character is missing: this
# function *overwrites* where it should add.
#
# **Try.** Run the two cells, then repair the function.

# %% [markdown] lang="ko"
# `col2im`의 대부분은 크기를 확인하는 줄이에요. 그다음은 `im2col`의 단계를 거꾸로 밟아요.
# `reshape`, `transpose`, 그리고 복사 대신 덧셈이에요.
#
# `_sum_windows`의 두 반복문은 자리(많아요)가 아니라 *필터*의 칸(적어요)을 돌아요.
# `cells`는 필터의 (i, j) 칸 아래에 놓였던 픽셀 전부이고, `+=`는 거기에 더해요. 이 `+`가
# 다음 절의 주제예요.
#
# ## 10. 나만의 역전파
#
# 그림 한 장을 창 하나씩 처리해요. 그런데 글자 하나가 빠져 있어요. 더해야 할 곳에
# *덮어써요*.
#
# **해 보세요.** 두 셀을 실행한 다음 함수를 고쳐 보세요.


# %%
def my_col2im(rows, shape, F):
    dx = np.zeros(shape)
    H, W = shape
    r = 0
    for i in range(H - F + 1):
        for j in range(W - F + 1):
            dx[i : i + F, j : j + F] = rows[r].reshape(F, F)
            r = r + 1
    return dx


# %%
mine = my_col2im(dcopies, (3, 3), 2)
print("solved:", np.array_equal(mine, dsmall))
worked.tables({"mine": mine, "right": dsmall})

# %% [markdown] lang="en"
# Now the whole backward pass. The forward pass was `rows @ columns + b`. Let
# `d` be the gradient of that product, a row a place and a column a filter.
# Then:
#
# - a **bias** was added at every place: add up `d` over the places.
# - a **weight** met one number in every row: `rows.T @ d`.
# - a **copy** met one weight of every filter: `d` times the filters. Then
#   `col2im` brings the copies together.

# %% [markdown] lang="ko"
# 이제 역전파 전체예요. 순전파는 `rows @ columns + b`였어요. 그 곱의 기울기를 `d`라고
# 해요. 자리마다 행이 하나, 필터마다 열이 하나예요. 그러면 이렇게 돼요.
#
# - **편향**은 모든 자리에 더했으니까, `d`를 자리마다 다 더해요.
# - **가중치**는 행마다 수 하나를 만났으니까 `rows.T @ d`예요.
# - **복사본**은 필터마다 가중치 하나를 만났으니까, `d`에 필터를 곱해요. 그다음
#   `col2im`이 복사본을 한곳에 모아요.


# %%
def backward(dy, x, w):
    FN, _, FH, FW = w.shape
    d = dy.transpose(0, 2, 3, 1).reshape(-1, FN)
    rows = im2col(x, (FH, FW))
    db = d.sum(axis=0)
    dw = (rows.T @ d).T.reshape(w.shape)
    drows = d @ w.reshape(FN, -1)
    dx = col2im(drows, x.shape, (FH, FW))
    return dx, dw, db


# %% [markdown] lang="en"
# Is it right? A gradient is a promise: "if this number grows by a little, the
# loss grows by so much". So hold it to its word. Make *one* number a
# little larger, then a little smaller, and see what the loss does. The forward
# pass is done by the loops, so that im2col cannot judge itself. The loss here
# is the sum of the outputs, each times a random number.

# %% [markdown] lang="ko"
# 맞을까요? 기울기는 "이 값이 조금 커지면 손실이 이만큼 커진다"는 약속이에요. 약속을
# 지키는지 확인해요. 값 *하나*를 조금 키우고, 조금 줄이고, 손실이 어떻게 되는지 봐요.
# 순전파는 반복문으로 해요. im2col이 자기 자신을 채점하면 안 되니까요. 여기서 손실은
# 출력마다 무작위 수를 곱해서 모두 더한 값이에요.

# %%
rng = np.random.default_rng(5)
x, b = rng.normal(size=(2, 3, 4, 5)), rng.normal(size=2)
w2, dy = rng.normal(size=(2, 3, 2, 3)), rng.normal(size=(2, 2, 3, 3))


def slope(array, at, step=1e-4):
    old, losses = array[at], []
    for value in (old + step, old - step):
        array[at] = value
        losses.append(np.sum(conv2d_loops(x, w2, b) * dy))
    array[at] = old
    return (losses[0] - losses[1]) / (2 * step)


# %%
dx, dw, db = backward(dy, x, w2)
for name, array, found in [("x", x, dx), ("w", w2, dw), ("b", b, db)]:
    tried = [slope(array, at) for at in np.ndindex(array.shape)]
    same = np.allclose(tried, found.ravel(), atol=1e-6)
    print(f"d{name}: {found.size:3} numbers, all right: {same}")
    print(f"  first: tried {tried[0]:.3f}, found {found.flat[0]:.3f}")
print("in all:", dx.size + dw.size + db.size, " passes for x:", 2 * x.size)

# %% [markdown] lang="en"
# All 158 gradients are right (120 for x, 36 for w, 2 for b). This is how one
# tests any backward pass. It is slow: 120 numbers need 240 forward passes.
# The backward pass needs one.
#
# **Try.** Break `backward` on purpose: leave out the last `.T` in `dw`, or write
# `d.mean` instead of `d.sum`. Does the check notice?
#
# And the course's own, fast `conv2d_backward`, on the real digits?

# %% [markdown] lang="ko"
# 기울기 158개가 모두 맞아요(x 120개, w 36개, b 2개). 역전파를 짜면 늘 이렇게 검사해요.
# 느리기는 해요. 수 120개에 순전파가 240번 필요해요. 역전파는 한 번이면 돼요.
#
# **해 보세요.** `backward`를 일부러 망가뜨려 보세요. `dw`에서 마지막 `.T`를 빼거나
# `d.sum` 대신 `d.mean`이라고 써 보세요. 검사가 알아채나요?
#
# 이 강의의 빠른 `conv2d_backward`도 진짜 숫자 이미지에서 답이 같을까요?

# %%
from cnn_course import conv2d_backward

dy6 = rng.normal(size=by_loops.shape).astype(np.float32)
ours, fast = backward(dy6, digits, w6), conv2d_backward(dy6, digits, w6)
for name, one, other in zip(("dx", "dw", "db"), ours, fast, strict=True):
    print(name, "same:", np.allclose(one, other, rtol=1e-3, atol=1e-3))

# %% [markdown] lang="en"
# **Exercise.** The gradient of a filter, for one channel and stride 1: x is (H, W),
# dy is (OH, OW). Give (FH, FW). How large is the filter, then?

# %% [markdown] lang="ko"
# **연습.** 채널이 하나이고 스트라이드가 1일 때 필터의 기울기를 구해 보세요. x는 (H, W),
# dy는 (OH, OW)이고, 결과는 (FH, FW)예요. 그러면 필터는 얼마나 클까요?


# %% exercise="my_conv_grad_w"
def my_conv_grad_w(x, dy):
    return ...


# %% exercise="my_conv_grad_w"
exercises.my_conv_grad_w.check(my_conv_grad_w)

# %% [markdown] lang="en"
# ## What you learnt
#
# - im2col writes every window as a row. Filters are columns. One matrix
#   product gives all outputs: a row a place, a column a filter.
# - A fully connected layer is the same product with a single place.
# - Order is everything: channel by channel, and transpose the product before
#   you reshape. Test with shapes that are not square.
# - It saves the asking, not the adding. It costs memory: up to F·F copies of
#   each cell. So `conv2d` does a few images at a time.
# - On the way back copies are **added** (`col2im`), and a numerical gradient
#   tells whether it is right.
#
# ## Where to look further
#
# - Chellapilla, Puri, Simard (2006),
#   [High performance convolutional neural networks for document processing](https://inria.hal.science/inria-00112631):
#   the paper that im2col in networks is usually traced back to.
# - Chetlur and others (2014),
#   [cuDNN: efficient primitives for deep learning](https://arxiv.org/abs/1410.0759):
#   how a graphics card does it without ever storing the whole matrix.
# - Long, Shelhamer, Darrell (2015),
#   [Fully convolutional networks for semantic segmentation](https://arxiv.org/abs/1411.4038):
#   what becomes possible when fully connected layers are read as convolutions.
#
# ## Challenge
#
# Pooling looks at windows, too. Write max pooling (lesson 04) with `im2col`,
# with no loop. The cell below takes the maximum of each row. That is right
# for one channel, but here there are three: which numbers stand in a row?

# %% [markdown] lang="ko"
# ## 배운 것
#
# - im2col은 창을 하나씩 행으로 펴요. 필터는 열이에요. 행렬 곱 한 번으로 출력이 모두
#   나와요. 자리마다 행, 필터마다 열이에요.
# - 완전 연결 계층은 자리가 하나뿐인 같은 곱이에요.
# - 순서가 전부예요. 채널 하나씩 차례로 펴고, 곱은 전치한 다음 모양을 바꿔요. 시험은
#   정사각형이 아닌 모양으로도 해요.
# - 덧셈이 아니라 부탁하는 횟수를 아껴요. 그 대신 메모리가 들어요. 칸마다 많으면 F·F번
#   복사돼요. 그래서 `conv2d`는 이미지 몇 장씩 나누어 계산해요.
# - 거꾸로 갈 때는 복사본을 **더해요**(`col2im`). 맞는지는 수치 기울기로 알 수 있어요.
#
# ## 더 볼 것
#
# - Chellapilla, Puri, Simard (2006),
#   [High performance convolutional neural networks for document processing](https://inria.hal.science/inria-00112631):
#   신경망에서 쓰는 im2col의 출발점으로 흔히 꼽는 논문이에요.
# - Chetlur 외 (2014),
#   [cuDNN: efficient primitives for deep learning](https://arxiv.org/abs/1410.0759):
#   그래픽 카드가 행렬 전체를 저장하지 않고 계산하는 방법이 나와요.
# - Long, Shelhamer, Darrell (2015),
#   [Fully convolutional networks for semantic segmentation](https://arxiv.org/abs/1411.4038):
#   완전 연결 계층을 합성곱으로 보면 무엇을 할 수 있는지 보여 줘요.
#
# ## 도전 문제
#
# 풀링도 창을 봐요. 최대 풀링(04강)을 `im2col`로, 반복문 없이 써 보세요. 아래 셀은
# 행마다 최댓값을 골라요. 채널이 하나라면 맞지만 여기서는 세 개예요. 한 행에는 어떤
# 수들이 있나요?

# %%
from cnn_course import max_pool2d

x = coffee[None, :, 1:, :]  # 170 rows and 256 columns
rows = im2col(x, 2, stride=2)  # (1·85·128, 3·2·2)
largest = rows.max(axis=1)
mine = largest.reshape(1, -1, 85, 128)
right = max_pool2d(x, 2)
print("shape:", mine.shape, "wanted:", right.shape)
print("solved:", np.array_equal(mine, right))
pooled = mine[0] if mine.shape == right.shape else mine[0, 0]
draw.images([x[0], pooled])

# %% [markdown] lang="en"
# ---
# Next: [06 · Small filters](06_small_filters.ipynb) ·
# Back: [04 · Pooling](04_pooling.ipynb)

# %% [markdown] lang="ko"
# ---
# 다음: [06 · 작은 필터](06_small_filters.ipynb) ·
# 이전: [04 · 풀링](04_pooling.ipynb)
