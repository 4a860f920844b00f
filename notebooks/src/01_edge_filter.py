# %% [markdown] lang="en"
# # 01 · The edge filter
#
# **How can nine numbers find the edges in a photograph?**
#
# Run the next cell: click into it and press `Shift` + `Enter`.

# %% [markdown] lang="ko"
# # 01 · 에지 필터
#
# **숫자 아홉 개로 어떻게 사진 속 에지를 찾을까요?**
#
# 다음 셀을 실행해 보세요. 셀을 클릭하고 `Shift` + `Enter`를 누르면 돼요.

# %%
import numpy as np

from cnn_course import FILTERS, filter_image, filter_title
from cnn_course import data, draw, explore, worked

photo = data.load_photo("brick", gray=True)
edges = filter_image(photo, FILTERS["vertical"])
draw.images([photo, edges], signed=[False, True], limit=200)

# %% [markdown] lang="en"
# Look at the right picture: grey is 0, orange is plus, blue is minus. The
# upright joints between the bricks stand out, the horizontal ones are almost
# gone. Nobody told the computer what a brick is: it only had nine numbers.
# You will know them in five minutes, and then read the short program that
# uses them.

# %% [markdown] lang="ko"
# 오른쪽 그림을 보세요. 회색은 0, 주황색은 양수, 파란색은 음수예요. 벽돌 사이의
# 세로 틈은 또렷하게 남고, 가로 틈은 거의 사라졌어요. 컴퓨터는 벽돌이 무엇인지
# 몰라요. 숫자 아홉 개를 썼을 뿐이에요. 5분 뒤면 그 숫자를 알게 되고, 그 숫자를
# 쓰는 짧은 프로그램도 읽게 돼요.

# %% [markdown] lang="en"
# ## 1. A picture is a table of numbers
#
# Here is a very small picture: one row of six numbers, five times. 0 is
# black, 100 is bright. Where is the edge?

# %% [markdown] lang="ko"
# ## 1. 그림은 숫자 표예요
#
# 아주 작은 그림을 하나 볼게요. 숫자 여섯 개로 된 줄이 다섯 번 있어요. 0은 검고
# 100은 밝아요. 에지는 어디에 있을까요?

# %%
image = np.array([[0, 0, 0, 100, 100, 100]] * 5)
draw.images([image], values=True)

# %% [markdown] lang="en"
# An **edge** is a place where the brightness changes. Here it is between the
# third and the fourth column. You see it at once. The computer sees a table,
# so it has to *compute* where the numbers change.

# %% [markdown] lang="ko"
# **에지**(edge)는 밝기가 바뀌는 곳이에요. 이 그림에서는 셋째 열과 넷째 열
# 사이에 있어요. 사람 눈에는 바로 보이지만 컴퓨터에게는 숫자 표일 뿐이에요.
# 그래서 숫자가 어디에서 바뀌는지 *계산*해야 해요.

# %% [markdown] lang="en"
# ## 2. Nine numbers
#
# This is the **filter**. Lay it on nine cells of the picture, multiply each
# cell by the number that lies on it, and add up the nine products. The nine
# cells under the filter are called its **window**.
#
# (From here on, shading only marks numbers that are not 0. It no longer means
# bright or dark.)

# %% [markdown] lang="ko"
# ## 2. 숫자 아홉 개
#
# 이것이 **필터**(filter)예요. 그림의 아홉 칸 위에 필터를 올려놓고, 겹친
# 숫자끼리 곱한 다음, 곱한 값 아홉 개를 모두 더해요. 필터가 덮은 아홉 칸을
# **창**(window)이라고 해요.
#
# (이제부터 칸의 음영은 0이 아닌 수라는 표시예요. 밝고 어두운 것과는 상관없어요.)

# %%
vertical = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
worked.convolution(image, vertical, at=(0, 0), until=True)

# %% [markdown] lang="en"
# The filter lies in the upper left corner, on nine zeros. The sum is 0.
#
# **Predict.** Now it moves one column to the right. Its right column then
# lies on the first hundreds. What is the sum? Say a number before you run
# the next cell.

# %% [markdown] lang="ko"
# 필터가 왼쪽 위 구석에 있어요. 아홉 칸이 모두 0이라서 합도 0이에요.
#
# **예상해 보세요.** 이제 필터를 오른쪽으로 한 칸 옮겨요. 그러면 필터의
# 오른쪽 열이 처음으로 100 위에 놓여요. 합은 얼마일까요? 다음 셀을 실행하기
# 전에 먼저 답을 정해 보세요.

# %%
worked.convolution(image, vertical, at=(0, 1), until=True)

# %% [markdown] lang="en"
# Only the right column counts: the left one lies on zeros, and the middle of
# the filter is zero. So the filter asks one question: **how much brighter is
# the right side than the left side?** Three rows, 100 more in each: 300.
#
# **Predict.** One more step to the right, and one more. What comes out?

# %% [markdown] lang="ko"
# 합에 보탬이 되는 것은 오른쪽 열뿐이에요. 왼쪽 열은 0 위에 있고, 필터의 가운데
# 열은 0이니까요. 결국 이 필터가 묻는 것은 하나예요. **오른쪽이 왼쪽보다 얼마나
# 더 밝은가요?** 세 줄이 100씩 더 밝으니까 300이에요.
#
# **예상해 보세요.** 한 칸 더, 또 한 칸 더 옮기면 얼마가 나올까요?

# %%
worked.convolution(image, vertical, at=(0, 2), until=True)

# %%
worked.convolution(image, vertical, at=(0, 3), until=True)

# %% [markdown] lang="en"
# 300 again, because the window still has the edge inside. Then 0: all nine
# cells are bright now, and the hundreds on the left cancel those on the
# right. *Equally bright* and *equally dark* both give 0.
#
# Now the filter goes on to the next rows. This is the last place:

# %% [markdown] lang="ko"
# 창 안에 아직 에지가 있으니까 또 300이에요. 그다음은 0이에요. 아홉 칸이 모두
# 밝아서 왼쪽의 100과 오른쪽의 100이 서로 상쇄되거든요. *똑같이 밝아도*,
# *똑같이 어두워도* 답은 0이에요.
#
# 필터는 다음 줄로 내려가서 계속해요. 마지막 자리는 여기예요.

# %%
worked.convolution(image, vertical, at=(2, 3), until=True)

# %% [markdown] lang="en"
# The result is a new picture, a **feature map**. It is large where there is
# an upright edge and 0 where there is none. It has two columns of 300,
# because the window, three columns wide, meets the edge at two places. And
# it is smaller than the picture: lesson 03 works out by how much.

# %% [markdown] lang="ko"
# 결과는 새로운 그림이에요. 이것을 **특징 맵**(feature map)이라고 해요. 수직
# 에지가 있는 곳은 값이 크고, 없는 곳은 0이에요. 300인 열이 두 개인 까닭은,
# 너비가 세 칸인 창이 두 자리에서 에지를 만나기 때문이에요. 그리고 특징 맵은
# 원래 그림보다 작아요. 얼마나 작아지는지는 03강에서 계산해요.

# %% [markdown] lang="en"
# **Try.** The next picture is alive. Point at a cell of the output: its window
# lights up, and its sum is written below. Point at a cell of the input: where
# does it go? Press ▶ to watch the filter walk. Then click on a cell of the
# input or of the filter, type another number and press `Enter`.
#
# Can you change *one* cell of the input so that four cells of the output are
# different? And so that only one is?

# %% [markdown] lang="ko"
# **해 보세요.** 다음 그림은 움직여요. 출력의 칸을 가리키면 그 칸의 창이 켜지고,
# 덧셈식이 아래에 나와요. 입력의 칸을 가리키면 그 칸이 어디에 쓰이는지 보여요.
# ▶를 누르면 필터가 움직여요. 입력이나 필터의 칸을 클릭하고 다른 숫자를 쓴 다음
# `Enter`를 눌러 보세요.
#
# 입력을 *한 칸*만 바꿔서 출력이 네 칸 달라지게 할 수 있나요? 출력이 한 칸만
# 달라지게 하려면요?

# %%
explore.convolution(image, vertical, at=(0, 1))

# %% [markdown] lang="en"
# **Exercise.** Now without a picture to help. The same filter lies on this patch.
# What is the sum? Put it in place of the three dots and run both cells. A wrong
# answer does no harm: you are told what you probably did.
# `exercises.one_edge_sum.give_up()` gives a hint.

# %% [markdown] lang="ko"
# **연습.** 이번에는 그림의 도움 없이 해 봐요. 같은 필터가 이 조각 위에 놓여 있어요.
# 합은 얼마일까요? 점 세 개가 있는 자리에 쓰고 두 셀을 실행하세요. 틀려도 괜찮아요.
# 어디에서 틀렸는지 알려 줘요. 힌트가 필요하면 `exercises.one_edge_sum.give_up()`을
# 실행하세요.

# %%
from cnn_course import exercises

patch = np.array([[1, 4, 6], [2, 5, 9], [0, 3, 6]])
worked.tables({"patch": patch, "filter": vertical}, symbols=["⊛"])

# %% exercise="one_edge_sum"
total = ...

# %% exercise="one_edge_sum"
exercises.one_edge_sum.check(total)

# %% [markdown] lang="en"
# And a whole feature map: a filter of 2×2 on a picture of 3×4. Write the map as a
# table, one pair of brackets a row: `[[1, 2, 3], [4, 5, 6]]`.

# %% [markdown] lang="ko"
# 이번에는 특징 맵을 통째로 구해 보세요. 2×2 필터가 3×4 그림 위를 지나가요. 특징 맵은
# `[[1, 2, 3], [4, 5, 6]]`처럼 행마다 대괄호로 묶어서 쓰세요.

# %%
picture = np.array([[1, 2, 0, 3], [3, 1, 4, 0], [1, 0, 2, 5]])
four = np.array([[0, 1], [2, -1]])
worked.tables({"picture": picture, "filter": four}, symbols=["⊛"])

# %% exercise="two_rows"
table = ...

# %% exercise="two_rows"
exercises.two_rows.check(table)

# %% [markdown] lang="en"
# ## 3. The same in Python
#
# Lay the filter on a window, multiply, add up, move on. In Python these are
# two loops. `image[i : i + FH, j : j + FW]` cuts out FH rows and FW columns,
# and `*` multiplies cell by cell. Read the function aloud, then run the cell.

# %% [markdown] lang="ko"
# ## 3. 파이썬으로 똑같이
#
# 창에 필터를 올리고, 곱하고, 더하고, 옮겨요. 파이썬으로는 반복문 두 개예요.
# `image[i : i + FH, j : j + FW]`는 그림에서 FH행 FW열을 잘라 내고, `*`는 칸끼리
# 곱해요. 함수를 소리 내어 읽어 본 다음 셀을 실행해 보세요.


# %%
def slide(image, w):
    H, W = image.shape
    FH, FW = w.shape
    y = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = image[i : i + FH, j : j + FW]
            y[i, j] = np.sum(window * w)
    return y


slide(image, vertical)

# %% [markdown] lang="en"
# The same three rows. The course's own `filter_image` is faster, but must give
# exactly the same. Do not take our word for it: test it on the photograph.

# %% [markdown] lang="ko"
# 같은 세 줄이 나왔어요. 이 강의의 `filter_image`는 더 빠르지만 답은 똑같아야
# 해요. 믿지만 말고 사진으로 확인해 봐요.

# %%
np.array_equal(slide(photo, vertical), filter_image(photo, vertical))

# %% [markdown] lang="en"
# And here is your `slide` at work, cell by cell: its result stands below the
# right one.

# %% [markdown] lang="ko"
# 이번에는 내가 쓴 `slide`가 일하는 모습을 한 칸씩 볼게요. `slide`의 결과가 정답
# 아래에 나와요.

# %%
explore.convolution(image, vertical, function=slide)

# %% [markdown] lang="en"
# **Try.** Change something in `slide` (say `*` into `+`, or leave out a `+ 1`
# in one `range`). Run its cell and the two after it again. What is marked?
# Then delete the two lines inside the loops and write them from memory.

# %% [markdown] lang="ko"
# **해 보세요.** `slide`에서 무엇이든 하나 바꾸고(예를 들어 `*`를 `+`로 바꾸거나
# `range` 하나에서 `+ 1`을 빼고) 그 셀과 다음 두 셀을 다시 실행해 보세요. 어느
# 칸에 표시가 되나요? 그다음에는 반복문 안의 두 줄을 지우고 기억을 더듬어 다시
# 써 보세요.

# %% [markdown] lang="en"
# **Exercise.** Scroll up no more: write it yourself, from memory. It must work for
# any picture and any filter.

# %% [markdown] lang="ko"
# **연습.** 이제 위를 보지 말고 기억을 더듬어 직접 써 보세요. 어떤 그림과 어떤 필터에도
# 맞아야 해요.


# %% exercise="my_filter_image"
def my_filter_image(image, w):
    return ...


# %% exercise="my_filter_image"
exercises.my_filter_image.check(my_filter_image)

# %% [markdown] lang="en"
# ## 4. How strong is the edge?
#
# This picture gets bright in two steps: 0, 50, 100.
#
# **Predict** the row of the feature map. It has seven numbers.

# %% [markdown] lang="ko"
# ## 4. 에지가 얼마나 강할까요?
#
# 이 그림은 0, 50, 100으로 두 번에 걸쳐 밝아져요.
#
# 특징 맵의 한 줄을 **예상해 보세요.** 숫자는 모두 일곱 개예요.

# %%
staircase = np.array([[0, 0, 0, 50, 50, 50, 100, 100, 100]] * 3)
worked.convolution(staircase, vertical, at=(0, 1))

# %% [markdown] lang="en"
# Half the step, half the answer: 150. The number says not only *where* the
# edge is, but also *how strong* it is.

# %% [markdown] lang="ko"
# 밝기 차이가 절반이면 답도 절반, 150이에요. 특징 맵의 숫자는 에지가 *어디에*
# 있는지뿐 아니라 *얼마나 강한지*도 알려 줘요.

# %% [markdown] lang="en"
# ## 5. From bright to dark
#
# Mirror the picture, so that bright is on the left. `[:, ::-1]` puts the
# columns in the opposite order.
#
# **Predict.** Before, the sum was 300. Now it is: the `"same"`, `"zero"`,
# `"opposite"` (−300) or `"half"`? Write the word in place of the three dots.

# %% [markdown] lang="ko"
# ## 5. 밝은 쪽에서 어두운 쪽으로
#
# 그림을 좌우로 뒤집어서 왼쪽을 밝게 해 봐요. `[:, ::-1]`은 열의 순서를 거꾸로
# 바꿔요.
#
# **예상해 보세요.** 앞에서는 합이 300이었어요. 이번에는 `"same"`(그대로),
# `"zero"`(0), `"opposite"`(−300), `"half"`(절반) 가운데 어느 것일까요? 점 세 개가
# 있는 자리에 쓰세요.

# %% exercise="mirrored_edge"
exercises.mirrored_edge.predict(...)

# %%
mirrored = image[:, ::-1]
worked.convolution(mirrored, vertical, at=(0, 1))

# %% exercise="mirrored_edge"
exercises.mirrored_edge.check()

# %% [markdown] lang="en"
# −300. The sign tells the direction: **plus** means "brighter on the right",
# **minus** means "darker on the right".
#
# In a network a function called **ReLU** often comes next. It keeps positive
# numbers and turns negative ones into 0.

# %% [markdown] lang="ko"
# −300이에요. 부호는 방향을 알려 줘요. **양수**는 "오른쪽이 더 밝다", **음수**는
# "오른쪽이 더 어둡다"는 뜻이에요.
#
# 신경망에서는 그 뒤에 **ReLU**라는 함수가 자주 나와요. 양수는 그대로 두고 음수는
# 0으로 바꾸는 함수예요.

# %%
y = filter_image(mirrored, vertical)
relu = np.maximum(y, 0)
worked.tables({"y": y, "max(y, 0)": relu}, symbols=["→"])

# %% [markdown] lang="en"
# The edge is lost. So a network that wants to see both directions needs two
# filters. The second one is the first one, mirrored:

# %% [markdown] lang="ko"
# 에지가 사라졌어요. 그래서 두 방향을 다 보려면 필터가 두 개 있어야 해요. 둘째
# 필터는 첫째 필터를 좌우로 뒤집은 거예요.

# %%
flipped = vertical[:, ::-1]
worked.convolution(mirrored, flipped, at=(0, 1))

# %% [markdown] lang="en"
# ## 6. Lay the filter on its side
#
# Rows become columns: `vertical.T` is the transposed filter.
#
# **Predict:** what does it find in our picture of two halves? Against the 300 of
# section 2, is the sum the `"same"`, `"zero"`, `"opposite"` or `"half"`?

# %% [markdown] lang="ko"
# ## 6. 필터를 눕혀 봐요
#
# 행과 열을 서로 바꿔 볼게요. `vertical.T`는 전치(transpose)한 필터예요.
#
# **예상해 보세요.** 반은 어둡고 반은 밝은 우리 그림에서 무엇을 찾을까요? 2절의 300과
# 비교하면 `"same"`, `"zero"`, `"opposite"`, `"half"` 가운데 어느 것일까요?

# %% exercise="transposed_filter"
exercises.transposed_filter.predict(...)

# %%
worked.convolution(image, vertical.T, at=(0, 1))

# %% exercise="transposed_filter"
exercises.transposed_filter.check()

# %% [markdown] lang="en"
# Nothing: zeros everywhere. This filter asks "how much brighter is it
# *below* than *above*?", and our picture does not change from top to bottom.
# Each filter sees one thing and is blind to the rest.

# %% [markdown] lang="ko"
# 아무것도 못 찾아요. 모두 0이에요. 이 필터는 "*아래*가 *위*보다 얼마나 더
# 밝은가요?"라고 묻는데, 우리 그림은 위에서 아래로 내려가도 바뀌지 않거든요.
# 필터는 저마다 한 가지만 보고 나머지는 보지 못해요.

# %% [markdown] lang="en"
# ## 7. A word about the word
#
# In mathematics, a *convolution* first turns the filter by half a turn (upside
# down, and left to right). What we did, without turning, is called
# *cross-correlation* there. Networks never turn the filter, and still
# everybody says "convolution". So do the slides from which this course grew,
# and they never mention the difference. NumPy has both:

# %% [markdown] lang="ko"
# ## 7. 합성곱이라는 이름
#
# 수학에서 말하는 *합성곱*(convolution)은 필터를 먼저 상하좌우로 뒤집은 다음
# 움직여요. 우리처럼 뒤집지 않고 하는 계산은 수학에서
# *교차 상관*(cross-correlation)이라고 불러요. 신경망은 필터를 뒤집지 않지만 다들
# "합성곱"이라고 말해요. 이 강의의 바탕이 된 슬라이드도 그렇게 부르면서, 두 계산이
# 다르다는 말은 한 번도 하지 않아요. NumPy에는 두 가지 함수가 다 있어요.

# %%
row, w = image[0], vertical[0]
print("correlate:", np.correlate(row, w, mode="valid"))
print("convolve: ", np.convolve(row, w, mode="valid"))

# %% [markdown] lang="en"
# The signs differ, because `−1 0 1` turned round is `1 0 −1`. In this course,
# as in PyTorch and Keras, "convolution" means the first line: no turning.
#
# Other words differ between books and programs, too:
#
# | here | PyTorch | Keras | CS231n |
# |---|---|---|---|
# | filter, `w` | `weight` | `kernel` | filter |
# | filter size | `kernel_size` | `kernel_size` | F |
# | stride | `stride` | `strides` | S |
# | pad | `padding` | `padding` | P |
# | feature map, `y` | output | output | activation map |

# %% [markdown] lang="ko"
# 부호가 달라요. `−1 0 1`을 뒤집으면 `1 0 −1`이 되니까요. 이 강의에서는 PyTorch나
# Keras처럼 첫째 줄, 그러니까 뒤집지 않는 계산을 "합성곱"이라고 불러요.
#
# 책이나 프로그램마다 다르게 부르는 말이 또 있어요.
#
# | 여기 | PyTorch | Keras | CS231n |
# |---|---|---|---|
# | 필터, `w` | `weight` | `kernel` | filter |
# | 필터 크기 | `kernel_size` | `kernel_size` | F |
# | 스트라이드 | `stride` | `strides` | S |
# | 패딩 | `padding` | `padding` | P |
# | 특징 맵, `y` | output | output | activation map |

# %% [markdown] lang="en"
# ## 8. Many filters, many features
#
# Back to real photographs. Here are four filters, and what they make of a
# photograph. Find the tripod and the skyline: which filter sees the legs best,
# and which the skyline?

# %% [markdown] lang="ko"
# ## 8. 필터가 많으면 특징도 많아요
#
# 다시 진짜 사진이에요. 필터 네 개와, 그 필터로 사진에서 얻은 결과예요. 삼각대와
# 멀리 있는 건물들을 찾아보세요. 삼각대의 다리는 어느 필터에 가장 잘 보이고,
# 건물들의 윤곽은 어느 필터에 가장 잘 보이나요?

# %%
names = ["vertical", "horizontal", "diagonal", "outline"]
worked.tables({filter_title(name): FILTERS[name] for name in names})

# %%
photo = data.load_photo("camera", gray=True)
maps = [filter_image(photo, FILTERS[name]) for name in names]
titles = [filter_title(name) for name in names]
draw.images([photo, *maps], ["", *titles], 3, [False] + [True] * 4, limit=300)

# %% [markdown] lang="en"
# The legs show best under *vertical edges*, the skyline under *horizontal
# edges*. And *outlines* looks into all directions at once.
#
# Other filters do not look for edges. On the left is the photograph again,
# then sharpened, then blurred:

# %% [markdown] lang="ko"
# 다리는 *수직 에지*에서, 건물들의 윤곽은 *수평 에지*에서 가장 잘 보여요.
# *윤곽선* 필터는 모든 방향을 한꺼번에 봐요.
#
# 에지를 찾지 않는 필터도 있어요. 왼쪽부터 원래 사진, 선명하게 한 사진, 흐리게 한
# 사진이에요.

# %%
sharp = filter_image(photo, FILTERS["sharpen"]).clip(0, 255)
blurred = filter_image(photo, FILTERS["blur"])
draw.images([photo, sharp, blurred])

# %% [markdown] lang="en"
# What makes the difference? Add up the numbers of each filter. Those that find
# edges add up to 0, so an even surface gives 0. The other two add up to 1, so
# the brightness stays and only details change:

# %% [markdown] lang="ko"
# 무엇이 다를까요? 필터마다 숫자를 모두 더해 보세요. 에지를 찾는 필터는 합이
# 0이라서 밝기가 고른 곳에서는 0이 나와요. 나머지 두 개는 합이 1이라서 밝기는
# 그대로이고 세세한 부분만 달라져요.

# %%
for name, w in FILTERS.items():
    print(f"{filter_title(name)}: {w.sum():.0f}")

# %% [markdown] lang="en"
# ## 9. A false edge
#
# People often add a frame of zeros around the picture, so that the result is
# not smaller (**padding**, lesson 03). Look at what that does here:

# %% [markdown] lang="ko"
# ## 9. 가짜 에지
#
# 결과가 작아지지 않도록 그림 둘레에 0을 두르는 일이 많아요(**패딩**, 03강).
# 그러면 어떤 일이 생기는지 보세요.

# %%
worked.convolution(image, vertical, pad=1, at=(2, 5))

# %% [markdown] lang="en"
# The marked −300 is an edge that is not in the picture. It is the border
# between the bright cells and the zeros that we put there. In the first and
# the last row the real edge is weaker as well: 200.
#
# The slides came with a notebook for this example, `3_conv2d_example.ipynb`.
# It pads like this (Keras calls it `same`) and then applies ReLU. That is why
# it never showed the slides' own `0 300 300 0`:

# %% [markdown] lang="ko"
# 표시된 −300은 그림에는 없는 에지예요. 밝은 칸과 우리가 두른 0 사이의
# 경계일 뿐이에요. 맨 윗줄과 맨 아랫줄에서는 진짜 에지도 200으로 약해졌어요.
#
# 슬라이드에는 이 예를 구현한 노트북 `3_conv2d_example.ipynb`가 딸려 있어요. 그
# 노트북은 이렇게 패딩을 한 다음(Keras에서는 `same`이라고 해요) ReLU를 썼어요. 그래서
# 슬라이드에 있는 `0 300 300 0`이 나오지 않았던 거예요.

# %%
padded = filter_image(image, vertical, pad=1)
padded_mirrored = filter_image(mirrored, vertical, pad=1)
worked.tables(
    {
        "image": np.maximum(padded, 0),
        "mirrored": np.maximum(padded_mirrored, 0),
    }
)

# %% [markdown] lang="en"
# Left: ReLU removes the false edge. That was luck. Right, with the mirrored
# picture, it is the other way round: the real edge is gone, and the false one
# at the border is all that is left. The program made no error. You only have
# to know where such an edge comes from.

# %% [markdown] lang="ko"
# 왼쪽에서는 ReLU가 가짜 에지를 없애 줬어요. 운이 좋았던 거예요. 오른쪽은 좌우로
# 뒤집은 그림인데, 결과가 반대예요. 진짜 에지는 사라지고 테두리의 가짜 에지만
# 남았어요. 프로그램이 틀린 것은 아니에요. 이런 에지가 어디에서 오는지 알고
# 있으면 돼요.

# %% [markdown] lang="en"
# ## 10. Your filter, your picture
#
# **Try.** Choose a photograph and a filter. Then click into the nine numbers
# and type your own. Can you find the skyline but not the legs? Can you make
# the photograph brighter without changing anything else? With *Open my own
# picture* you look at one of yours. It stays on your computer.

# %% [markdown] lang="ko"
# ## 10. 나만의 필터, 나만의 사진
#
# **해 보세요.** 사진과 필터를 골라 보세요. 그다음 숫자 아홉 개를 클릭해서 마음대로
# 바꿔 보세요. 삼각대 다리는 빼고 멀리 있는 건물의 윤곽만 찾아낼 수 있나요? 다른 것은 그대로 두고 사진만
# 밝게 할 수 있나요? *내 사진 열기*를 누르면 내 사진으로도 해 볼 수 있어요. 사진은
# 내 컴퓨터 밖으로 나가지 않아요.

# %%
explore.filters("camera", w=[[-2, -1, 0], [-1, 0, 1], [0, 1, 2]])

# %% [markdown] lang="en"
# ## What you learnt
#
# - A picture is a table of numbers. An edge is where they change.
# - A filter slides over the picture: multiply, add up, move on. The result
#   is a feature map.
# - `−1 0 1` asks how much brighter the right side is. The sign is the
#   direction, and ReLU throws one direction away.
# - One filter finds one thing. A network has many, and it **learns** their
#   numbers instead of being given them. That is what this course is about.
#
# ## Challenge
#
# Write nine numbers that give **0** on every picture that gets brighter *by
# the same amount* from column to column, but not on an edge. The cell tests
# them on such a ramp and on our edge. The numbers there now do not pass: the
# ramp must give 0 everywhere, the edge must not.

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 그림은 숫자 표예요. 숫자가 바뀌는 곳이 에지예요.
# - 필터는 그림 위를 옮겨 다니며 곱하고 더해요. 그 결과가 특징 맵이에요.
# - `−1 0 1`은 오른쪽이 얼마나 더 밝은지 물어요. 부호는 방향이고, ReLU는 한쪽
#   방향을 버려요.
# - 필터 하나는 한 가지만 찾아요. 신경망에는 필터가 많고, 그 숫자를 사람이 정해
#   주는 대신 스스로 **배워요**. 그것이 이 강의의 주제예요.
#
# ## 도전 문제
#
# 열이 하나 넘어갈 때마다 *같은 만큼* 밝아지는 그림에서는 늘 **0**이 나오지만
# 에지에서는 그렇지 않은 숫자 아홉 개를 써 보세요. 고르게 밝아지는 그림(ramp)과 우리
# 에지(edge)로 셀이 시험해 줘요. 지금 있는 숫자로는 안 돼요. ramp는 모두 0이어야
# 하고 edge는 그렇지 않아야 해요.

# %%
ramp = np.array([[0, 20, 40, 60, 80, 100]] * 5)
challenge = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
on_ramp = filter_image(ramp, challenge)
on_edge = filter_image(image, challenge)
print("ramp gives 0 everywhere:", not on_ramp.any())
print("edge does not:          ", bool(on_edge.any()))
worked.tables(ramp=on_ramp, edge=on_edge)

# %% [markdown] lang="en"
# ---
# Next: [02 · The convolution layer](02_convolution_layer.ipynb) ·
# Back: [00 · Start here](00_start_here.ipynb)

# %% [markdown] lang="ko"
# ---
# 다음: [02 · 합성곱 계층](02_convolution_layer.ipynb) ·
# 이전: [00 · 시작하기](00_start_here.ipynb)
