# %% [markdown] lang="en"
# # 04 · Pooling
#
# **A digit moves down a little. You hardly notice. Does the network?**

# %% [markdown] lang="ko"
# # 04 · 풀링
#
# **숫자가 아래로 조금 움직였어요. 사람은 거의 눈치채지 못해요. 신경망은
# 어떨까요?**

# %%
import numpy as np

from cnn_course import data, draw, explore, trained_lenet, worked
from cnn_course.vision import activations, shifted

mnist = data.load_mnist(pad=2)
net = trained_lenet()
two = mnist.x_test[106:107]
moving = np.concatenate([shifted(two, down=k) for k in range(5)])
chances = net.probabilities(moving)
titles = [f"{p.argmax()}  ({p.max():.0%})" for p in chances]
draw.images(moving, titles, columns=5)

# %% [markdown] lang="en"
# From picture to picture the 2 moves down by one pixel. Above each stands what
# a trained network takes it for, and how sure it is: a LeNet that learnt from
# the digits of MNIST as they are. At the fourth picture it changes its mind.
#
# LeNet has two layers of **pooling**, and it is often said that pooling makes a
# network robust against shifts. So what happened here? One picture proves
# nothing, neither for pooling nor against it. In this lesson you learn what
# pooling does, and then measure on real digits what it is good for.

# %% [markdown] lang="ko"
# 그림마다 2가 한 픽셀씩 아래로 내려가요. 그림 위에는 학습을 마친 신경망의 답과 그
# 답을 얼마나 확신하는지가 있어요. MNIST 숫자를 있는 그대로 보고 배운 LeNet이에요.
# 네 번째 그림에서 답이 바뀌었어요.
#
# LeNet에는 **풀링**(pooling) 계층이 두 개 있어요. 풀링을 쓰면 신경망이 이동에
# 강해진다고들 해요. 그런데 여기서는 왜 이럴까요? 그림 하나로는 아무것도 증명할 수
# 없어요. 풀링이 좋다는 증거도, 나쁘다는 증거도 아니에요. 이 강의에서는 풀링이
# 무엇을 하는지 배운 다음, 실제로 무엇에 좋은지 진짜 손글씨 숫자로 재어 봐요.

# %% [markdown] lang="en"
# ## 1. The largest of four
#
# **Max pooling** goes over a map with a small window, here 2×2 cells, and moves
# on by two cells (stride 2). Of every window it keeps the largest number. There
# is no filter and nothing is multiplied.
#
# **Predict.** The map stands in the code below, row by row. Which four numbers
# will come out?

# %% [markdown] lang="ko"
# ## 1. 넷 중에 가장 큰 것
#
# **최대 풀링**(max pooling)은 작은 창을 특징 맵 위에서 옮겨요. 여기서는 창이
# 2×2칸이고 두 칸씩 움직여요(스트라이드 2). 창마다 가장 큰 수 하나만 남겨요.
# 필터도 없고 곱셈도 없어요.
#
# **예상해 보세요.** 아래 코드에 특징 맵이 한 줄씩 적혀 있어요. 어떤 수 네 개가
# 나올까요?

# %%
small = np.array([[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]])
worked.pooling(small, 2, at=(0, 0))

# %% [markdown] lang="en"
# The window in the upper left corner holds 1, 1, 5 and 6, so 6 is kept. Check
# the other three in the same way.
#
# **Average pooling** keeps the mean of the window instead.
#
# **Predict** its four numbers, before you run the next cell. The first one is
# (1 + 1 + 5 + 6)/4.

# %% [markdown] lang="ko"
# 왼쪽 위 창에는 1, 1, 5, 6이 있으니까 6이 남아요. 나머지 세 칸도 똑같이 확인해
# 보세요.
#
# **평균 풀링**(average pooling)은 최댓값 대신 창의 평균을 남겨요.
#
# 다음 셀을 실행하기 전에 네 수를 **예상해 보세요.** 첫째 수는 (1 + 1 + 5 +
# 6)/4예요.

# %%
worked.pooling(small, 2, kind="average", at=(0, 0))

# %% [markdown] lang="en"
# **Try.** The next picture is alive. Point at a cell, click on an input cell to
# type another number, and use the controls:
#
# - How many of the 16 input cells can you set to 0, one after the other,
#   without any change in the output? Then choose *the average*: how many now?
# - Make the stride 1. Why are there nine outputs?
# - Make the window 3 and the stride 2. What does the picture say? (More on that
#   in section 3.)

# %% [markdown] lang="ko"
# **해 보세요.** 다음 그림은 움직여요. 칸을 가리켜 보고, 입력의 칸을 클릭해서 다른
# 수를 쓰고, 위의 조절 장치도 써 보세요.
#
# - 입력 16칸 가운데 몇 칸을 차례로 0으로 바꿔도 출력이 그대로인가요? *평균*을
#   고르면 몇 칸이 되나요?
# - 스트라이드를 1로 하세요. 왜 출력이 아홉 칸이 될까요?
# - 창을 3, 스트라이드를 2로 하세요. 그림이 뭐라고 하나요? (3절에서 자세히 봐요.)

# %%
explore.pooling(small, at=(0, 1))

# %% [markdown] lang="en"
# **Exercise.** Pool this map by hand: maximum, 2×2, stride 2. Type a table of two
# rows, such as `[[1, 2], [3, 4]]`, in place of the three dots.

# %% [markdown] lang="ko"
# **연습.** 이 특징 맵을 손으로 풀링해 보세요. 최댓값, 2×2, 스트라이드 2예요. 점 세 개가
# 있는 자리에 `[[1, 2], [3, 4]]`처럼 두 줄짜리 표를 쓰세요.

# %%
quiz = np.array([[3, 1, 0, 2], [9, 4, 6, 1], [2, 7, 1, 3], [0, 5, 8, 4]])
worked.tables(quiz=quiz)

# %% exercise="four_largest"
largest = ...

# %% exercise="four_largest"
from cnn_course import exercises

exercises.four_largest.check(largest)

# %% [markdown] lang="en"
# ## 2. Nothing to learn, and every channel for itself
#
# A real layer pools many maps. A well-known example: 64 maps of 224×224.
#
# **Predict.** Which of the three numbers change with 2×2, stride 2? And how
# many parameters does a pooling layer have?

# %% [markdown] lang="ko"
# ## 2. 배울 것은 없고, 채널은 따로따로
#
# 실제 계층은 특징 맵 여러 장을 풀링해요. 자주 나오는 예로 224×224 특징 맵 64장을
# 볼게요.
#
# **예상해 보세요.** 2×2, 스트라이드 2로 풀링하면 세 수 가운데 어느 것이 바뀔까요?
# 풀링 계층의 매개변수는 몇 개일까요?

# %%
from cnn_course import MaxPool2D, max_pool2d

rng = np.random.default_rng(0)
maps = rng.random((1, 64, 224, 224), np.float32)
pooled = max_pool2d(maps, 2)
print(f"before: {maps.shape}, {maps.size:,} numbers")
print(f"after:  {pooled.shape}, {pooled.size:,} numbers")
print("parameters:", MaxPool2D(2).param_count)

# %% [markdown] lang="en"
# Height and width are halved, the 64 channels stay, so a quarter of the numbers
# is left. There is no parameter, because "take the largest" has no number that
# could be learnt. (The course writes the channels before the rows and columns.
# Books write 224×224×64 → 112×112×64 for the same.) Look at the two stacks:
# smaller, but just as deep. (Not all 64 maps are drawn.)

# %% [markdown] lang="ko"
# 높이와 너비는 반으로 줄고 채널 64개는 그대로예요. 그래서 수의 4분의 1이 남아요.
# 매개변수는 없어요. "가장 큰 것을 고른다"에는 배울 수가 없으니까요. (이
# 강의에서는 채널을 행과 열보다 앞에 써요. 책에서는 같은 것을 224×224×64 →
# 112×112×64라고 써요.) 두 덩어리를 보세요. 작아졌지만 장수는 그대로예요. (64장을 다
# 그리지는 않았어요.)

# %%
from cnn_course import Network

draw.architecture(Network([MaxPool2D(2)]), input_shape=(64, 224, 224))

# %% [markdown] lang="en"
# And here is one map before and after, both drawn to the same scale. A
# photograph stands for the map. What can you still recognise?

# %% [markdown] lang="ko"
# 이번에는 특징 맵 한 장을 풀링 전과 후에 같은 축척으로 그려 볼게요. 특징 맵 대신
# 사진을 썼어요. 줄어든 뒤에도 무엇을 알아볼 수 있나요?

# %%
large = data.load_photo("camera", gray=True)
half = max_pool2d(large[None, None], 2)[0, 0]
page = np.full((256, 400), 255.0)  # white
page[:, :256], page[:128, -128:] = large, half
draw.images([page], width=5)

# %% [markdown] lang="en"
# The channels stay because pooling never looks from one map into another.
# Proof: pool each channel alone, and put the results together.

# %% [markdown] lang="ko"
# 채널 수가 그대로인 까닭은 풀링이 다른 특징 맵을 들여다보지 않기 때문이에요.
# 정말인지 채널을 하나씩 따로 풀링한 다음 모아 봐요.

# %%
alone = [max_pool2d(maps[:, [c]], 2) for c in range(64)]
print("the same:", np.array_equal(np.concatenate(alone, axis=1), pooled))

# %% [markdown] lang="en"
# **Exercise.** 64 maps of 112 rows and 80 columns, again 2×2 and stride 2. What is
# the shape, as (C, H, W)?

# %% [markdown] lang="ko"
# **연습.** 112행 80열짜리 특징 맵이 64장 있어요. 이번에도 2×2, 스트라이드 2예요. 결과의
# 모양을 (C, H, W)로 쓰세요.

# %% exercise="pooled_shape"
stack_shape = (..., ..., ...)  # of maps (64, 112, 80)

# %% exercise="pooled_shape"
exercises.pooled_shape.check(stack_shape)

# %% [markdown] lang="en"
# ## 3. Two numbers to choose
#
# People choose two numbers before training: the size F of the window and the
# stride S. Such numbers are called *hyperparameters*. (The slides from which
# this course grew say "three" and then list these two. Two is right: padding,
# the third that one could think of, is hardly ever used in pooling.)
#
# They also recommend two settings, F = 2, S = 2 and F = 3, S = 2. In the second
# one the windows overlap by one cell. **Predict:** for which of these sizes do
# they fit? The rule is that of lesson 03, (N − F)/S + 1.

# %% [markdown] lang="ko"
# ## 3. 사람이 정하는 수 두 개
#
# 학습을 시작하기 전에 사람이 정하는 수가 두 개 있어요. 창의 크기 F와 스트라이드
# S예요. 이런 수를 *하이퍼파라미터*(hyperparameter)라고 해요. (이 강의의 바탕이 된
# 슬라이드에는 "세 개"라고 쓰고 이 두 개만 적혀 있어요. 두 개가 맞아요. 셋째로
# 떠올릴 만한 패딩은 풀링에서 거의 쓰지 않아요.)
#
# 슬라이드는 F = 2, S = 2와 F = 3, S = 2를 권해요. 두 번째 설정에서는 창이 한 칸씩
# 겹쳐요. 아래 크기 가운데 어느 것에 맞을지 **예상해 보세요.** 규칙은 03강의 (N −
# F)/S + 1이에요.

# %%
from cnn_course import size_sum

for N in (32, 224, 55):
    for F in (2, 3):
        print(f"N = {N:3}, F = {F}:", size_sum(N, F, stride=2))

# %% [markdown] lang="en"
# F = 2 fits even sizes only, and F = 3 fits odd sizes only: 32 would give 15.5,
# 224 would give 111.5. So whoever wants 112 out of 224 takes 2×2. (AlexNet of
# 2012 pools with 3×3, and its maps are 55 wide: that fits, 27.) What does not
# fit is cut off by most frameworks without a word, as you saw in lesson 03.

# %% [markdown] lang="ko"
# F = 2는 짝수에만, F = 3은 홀수에만 맞아요. F = 3이면 32는 15.5, 224는 111.5가
# 되어 버려요. 그러니 224에서 112를 얻으려면 2×2를 써야 해요. (2012년의 AlexNet은
# 3×3으로 풀링하는데, 특징 맵의 너비가 55라서 27로 딱 맞아요.) 맞지 않으면
# 대부분의 프레임워크가 말없이 잘라 버린다는 것은 03강에서 봤어요.

# %% [markdown] lang="en"
# ## 4. Two loops
#
# In Python it is the program of lesson 01, with a stride, and with `np.max`
# where the filter was. (`//` divides and drops the remainder.)
#
# **Exercise.** Write it first, for one map x of (H, W). Windows may overlap.

# %% [markdown] lang="ko"
# ## 4. 반복문 두 개
#
# 파이썬으로 쓰면 01강의 프로그램과 거의 같아요. 스트라이드가 생겼고, 필터 대신
# `np.max`가 있어요. (`//`는 나눈 다음 나머지를 버려요.)
#
# **연습.** 먼저 직접 써 보세요. x는 (H, W) 특징 맵 한 장이에요. 창이 겹칠 수도 있어요.


# %% exercise="my_max_pool"
def my_max_pool(x, size, stride):
    return ...


# %% exercise="my_max_pool"
exercises.my_max_pool.check(my_max_pool)

# %% [markdown] lang="en"
# Here is ours. Read it aloud, and compare.

# %% [markdown] lang="ko"
# 이 강의에서는 이렇게 썼어요. 소리 내어 읽고 비교해 보세요.


# %%
def pool(x, size, stride):
    H, W = x.shape
    OH, OW = (H - size) // stride + 1, (W - size) // stride + 1
    y = np.zeros((OH, OW))
    for i in range(OH):
        for j in range(OW):
            top, left = i * stride, j * stride
            y[i, j] = np.max(x[top : top + size, left : left + size])
    return y


pool(small, 2, 2)

# %% [markdown] lang="en"
# The next cell compares `pool` with the course's own functions, on a map that
# is not square and with windows that overlap.

# %% [markdown] lang="ko"
# 다음 셀은 `pool`을 이 강의의 함수와 비교해요. 정사각형이 아닌 특징 맵에서, 창이
# 서로 겹치게 해서 시험해요.

# %%
from cnn_course import avg_pool2d

test = rng.integers(0, 10, (7, 9))
mine = pool(test, 3, 2)
for name, right in (("max", max_pool2d), ("average", avg_pool2d)):
    y = right(test[None, None], 3, 2)[0, 0]
    same = mine.shape == y.shape and np.allclose(mine, y)
    print(f"pool does {name} pooling: {same}")

# %% [markdown] lang="en"
# **Try.** Change **one word** in `pool` so that it does average pooling, and
# run both cells again. Then break it: leave out one `* stride`. In which of the
# two outputs do you see it?
#
# And this is how the course does it. Max and average pooling share their loops,
# and only hand in another function:

# %% [markdown] lang="ko"
# **해 보세요.** `pool`에서 **한 단어**만 바꿔서 평균 풀링을 하게 만들고 두 셀을
# 다시 실행해 보세요. 그다음에는 일부러 망가뜨려 보세요. `* stride`를 하나 빼면
# 어떻게 되나요? 두 출력 가운데 어디에서 드러나나요?
#
# 이 강의의 프로그램은 이렇게 되어 있어요. 최대 풀링과 평균 풀링은 반복문을 함께
# 쓰고, 넘겨주는 함수만 달라요.

# %%
import inspect

import cnn_course.pool as room

for function in (room.max_pool2d_loops, room.avg_pool2d_loops):
    lines = inspect.getsource(function).splitlines()
    print(lines[0], lines[-1], "", sep="\n")
print(inspect.getsource(room._pool_loops))

# %% [markdown] lang="en"
# Two more loops stand around yours: over the pictures (n) and over the channels
# (c). In lesson 02 the convolution had **no** loop over the channels, because
# it adds them all up. Pooling has one, because it keeps them apart. (`max(0,
# …)` makes a window that begins in the padding begin at the picture's edge.)

# %% [markdown] lang="ko"
# 여러분의 반복문 바깥에 두 개가 더 있어요. 그림(n)과 채널(c)에 대한 반복문이에요.
# 02강의 합성곱에는 채널에 대한 반복문이 **없었어요**. 모든 채널을 더해
# 버리니까요. 풀링에는 있어요. 채널을 따로따로 두니까요. (`max(0, …)`는 창이
# 패딩에서 시작할 때 그림의 가장자리부터 읽게 해 줘요.)

# %% [markdown] lang="en"
# ## 5. Maximum or average?
#
# A thin stroke, one cell wide, on empty ground. **Predict:** what is left of
# its 9 after max pooling twice, and after average pooling twice?

# %% [markdown] lang="ko"
# ## 5. 최댓값일까요, 평균일까요?
#
# 빈 바탕에 너비가 한 칸인 가는 획이 있어요. **예상해 보세요.** 최대 풀링을 두 번
# 하면 9가 얼마가 될까요? 평균 풀링을 두 번 하면요?

# %%
stroke = 9 * np.eye(8, dtype=int)


def twice(pool2d, x):
    once = pool2d(x[None, None], 2)
    return once[0, 0], pool2d(once, 2)[0, 0]


once, again = twice(max_pool2d, stroke)
worked.tables({"x": stroke, "max": once, "max, max": again})

# %%
once, again = twice(avg_pool2d, stroke)
worked.tables({"x": stroke, "average": once, "average, average": again})

# %% [markdown] lang="en"
# Max pooling keeps the 9: a stroke that was found stays found, and it becomes
# thicker against its map. Average pooling halves it each time. Now a real
# digit, a thin one. First row: bright on black, as in MNIST. Second row: the
# same digit, dark on white.

# %% [markdown] lang="ko"
# 최대 풀링은 9를 지켜요. 한번 찾은 획은 사라지지 않고, 특징 맵에 견주어 더
# 굵어져요. 평균 풀링은 할 때마다 반으로 줄여요. 이번에는 진짜 숫자예요. 가늘게 쓴
# 숫자를 골랐어요. 첫째 줄은 MNIST처럼 검은 바탕에 밝은 숫자, 둘째 줄은 같은
# 숫자를 흰 바탕에 어둡게 쓴 거예요.

# %%
ink = mnist.x_test[:1000].sum(axis=(1, 2, 3))
thin = mnist.x_test[ink.argmin(), 0]
rows = []
for x in (thin, 1 - thin):
    rows += [x, twice(max_pool2d, x)[1], twice(avg_pool2d, x)[1]]
draw.images(rows, ["x", "max, max", "average, average"] * 2, columns=3)

# %% [markdown] lang="en"
# Look at the second row, in the middle: the digit is gone. Max pooling does not
# keep "the stroke", it keeps **what is large**. Average pooling treats both rows
# alike, and makes both pale. In a network a large number means "found it here",
# above all after ReLU. So between layers one mostly takes the maximum: it keeps
# what was found.
#
# ## 6. The way back goes to the winner
#
# How wrong a network is can be said in one number, the **loss**. Training (lesson
# 07) asks of every other number: how would the loss change if you grew a
# little? That is its **gradient**. Suppose the four outputs have the
# gradients 1, 2, 3 and 4. In the next picture they are called `dy`; `dx` are
# those of the inputs.
#
# **Predict.** To which input cells do they go? Think of section 1: which input
# cells can change without any change in the output?

# %% [markdown] lang="ko"
# 둘째 줄 가운데를 보세요. 숫자가 사라졌어요. 최대 풀링이 지키는 것은 "획"이
# 아니라 **큰 수**예요. 평균 풀링은 두 줄을 똑같이 다루고, 둘 다 흐리게 만들어요.
# 신경망에서 큰 수는 "여기서 찾았어요"라는 뜻이에요. ReLU를 지난 다음에는 더욱
# 그래요. 그래서 계층 사이에는 찾은 것을 지켜 주는 최댓값을 많이 써요.
#
# ## 6. 되돌아가는 길은 이긴 칸으로
#
# 신경망이 얼마나 틀렸는지를 수 하나로 나타낸 것이 **손실**(loss)이에요.
# 학습(07강)을 할 때는 다른 수마다 이렇게 물어요. 이 수가 조금 커지면 손실이 어떻게
# 바뀔까요? 그 답이 **기울기**(gradient)예요. 출력 네 칸의 기울기가 1, 2, 3, 4라고
# 해 봐요. 다음 그림에서 `dy`가 이 기울기이고, `dx`는 입력의 기울기예요.
#
# **예상해 보세요.** 이 기울기는 입력의 어느 칸으로 갈까요? 1절을 떠올려 보세요.
# 어떤 칸은 바뀌어도 출력이 그대로였어요.

# %%
from cnn_course import avg_pool2d_backward, max_pool2d_backward

x, dy = small[None, None] * 1.0, np.array([[[[1.0, 2], [3, 4]]]])
to_max = max_pool2d_backward(dy, x, 2)[0, 0]
to_average = avg_pool2d_backward(dy, x, 2)[0, 0]
worked.tables(
    {"x": small, "dy": dy[0], "dx, max": to_max, "dx, average": to_average}
)

# %% [markdown] lang="en"
# With max pooling the gradient goes to the **winner** of each window, whole,
# and the three others get 0: if they grow a little, nothing happens. With
# average pooling all four share it equally.
#
# **Exercise.** Write the way back through max pooling 2×2, stride 2: x is (H, W),
# and dy has one number for each window. No two numbers of a window are equal.

# %% [markdown] lang="ko"
# 최대 풀링에서는 기울기가 창마다 **이긴 칸** 하나로 통째로 가고, 나머지 세 칸은
# 0을 받아요. 조금 커져도 아무 일이 없으니까요. 평균 풀링에서는 네 칸이 똑같이
# 나눠 가져요.
#
# **연습.** 2×2, 스트라이드 2인 최대 풀링의 역전파를 써 보세요. x는 (H, W)이고, dy에는
# 창마다 수가 하나씩 있어요. 한 창 안에 같은 수는 없어요.


# %% exercise="my_max_pool_backward"
def my_max_pool_backward(x, dy):
    return ...


# %% exercise="my_max_pool_backward"
exercises.my_max_pool_backward.check(my_max_pool_backward)

# %% [markdown] lang="en"
# ## 7. The lucky example
#
# Now to the promise that pooling does not mind a shift. To show it, the slides
# take a 6×6 map and the same map one cell further to the right: the four pooled
# numbers are the same. Here is such a map of our own. The dashed column moved
# in, and *Before the shift* shows what the output was.

# %% [markdown] lang="ko"
# ## 7. 운이 좋은 예
#
# 이제 풀링이 이동에 강하다는 약속을 살펴봐요. 슬라이드는 예를 하나 들어요. 6×6 특징
# 맵을 오른쪽으로 한 칸 옮겼는데 풀링한 네 수가 그대로예요. 여기서는 그런 특징 맵을
# 새로 만들었어요. 점선으로 된 열은 밖에서 들어온 칸이고, *옮기기 전*은 원래의
# 출력이에요.

# %%
lucky = np.array(
    [
        [2, 3, 4, 5, 0, 0],
        [4, 5, 1, 7, 5, 2],
        [9, 4, 1, 2, 3, 3],
        [0, 6, 5, 8, 5, 3],
        [4, 1, 2, 4, 0, 1],
        [0, 2, 5, 0, 2, 2],
    ]
)
worked.shifted_pooling(lucky, 0, across=1, size=3).at("output", 0, 0)

# %% [markdown] lang="en"
# 9 7 / 6 8, before and after: not one cell changed. But look at the window. It
# is 3×3 with stride 3. The slides do not say so, and just before this they
# introduced 2×2 with stride 2.
#
# **Predict.** With 2×2, how many of the nine pooled cells change?

# %% [markdown] lang="ko"
# 옮기기 전에도 뒤에도 9 7 / 6 8이에요. 한 칸도 바뀌지 않았어요. 그런데 창을
# 보세요. 3×3, 스트라이드 3이에요. 슬라이드에는 이 말이 없고, 바로 앞에서는 2×2,
# 스트라이드 2를 소개했어요.
#
# **예상해 보세요.** 2×2로 풀링하면 아홉 칸 가운데 몇 칸이 바뀔까요?

# %%
worked.shifted_pooling(lucky, 0, across=1, size=2).at("output", 1, 0)

# %% [markdown] lang="en"
# Six of nine. So the example needs its 3×3 window. Does it need its direction,
# too?
#
# **Try.** Select a cell and press `Shift` with an arrow key: the input moves.
#
# - Move it one cell to the left, up, and down. How many of the four cells
#   change each time?
# - Make window and stride 2, and do the same.
# - Find a shift, not 0, that changes *nothing* with 2×2. Is there one?

# %% [markdown] lang="ko"
# 아홉 칸 중에 여섯 칸이에요. 이 예는 3×3 창이라서 성립했던 거예요. 방향도 골라야
# 했을까요?
#
# **해 보세요.** 칸을 고른 뒤 `Shift`와 방향키를 누르면 입력이 움직여요.
#
# - 왼쪽, 위, 아래로 한 칸씩 옮겨 보세요. 네 칸 가운데 몇 칸이 바뀌나요?
# - 창과 스트라이드를 2로 하고 똑같이 해 보세요.
# - 2×2에서 *아무것도* 바뀌지 않는 이동이 있나요? (0칸은 빼고요.)

# %%
explore.pooling(lucky, size=3, across=1, at=(0, 0))

# %% [markdown] lang="en"
# Here are all shifts, up to three cells each way (down, across), that leave every
# pooled number as it was:

# %% [markdown] lang="ko"
# 어느 쪽으로든 세 칸까지 옮겨 보고, 풀링한 수가 모두 그대로인 이동을 (아래, 오른쪽)으로
# 적으면 이래요.

# %%
x = lucky[None, None]
for F in (3, 2):
    same = [
        (i - 3, j - 3)
        for i, j in np.ndindex(7, 7)
        if np.array_equal(
            max_pool2d(shifted(x, i - 3, j - 3), F), max_pool2d(x, F)
        )
    ]
    print(f"{F}×{F}:", same)

# %% [markdown] lang="en"
# (0, 0) is no shift at all. With 3×3 only one real shift is left, and it is the
# one of the slides. With 2×2 there is none. Perhaps this map is unusual? Take ten
# thousand maps of random numbers, move each one cell to the right, and count
# those whose pooled numbers *all* stay the same.

# %% [markdown] lang="ko"
# (0, 0)은 옮기지 않은 거예요. 3×3에서는 진짜 이동이 하나만 남는데, 바로 슬라이드의 그
# 이동이에요. 2×2에서는 하나도 없어요. 이 특징 맵이 유별난 걸까요? 무작위 수로 된 특징
# 맵 만 장을 오른쪽으로 한 칸씩 옮기고, 풀링한 수가 *모두* 그대로인 것을 세어 봐요.

# %%
maps = np.random.default_rng(0).integers(0, 10, (10_000, 1, 6, 6))
moved = shifted(maps, across=1)
for F in (3, 2):
    stays = max_pool2d(maps, F) == max_pool2d(moved, F)
    every = stays.all(axis=(1, 2, 3))
    print(f"{F}×{F}: all the same in {every.mean():.1%} of the maps")

# %% [markdown] lang="en"
# With 3×3 it is a third of the maps, with 2×2 almost none. An example can be
# chosen. So let us measure.
#
# ## 8. One pixel, a thousand digits
#
# First look at one digit. Top row: what one filter of LeNet's C1 finds, the
# same after the digit moved down by **one** pixel, and the difference. Bottom
# row: the three after max pooling.

# %% [markdown] lang="ko"
# 3×3에서는 3분의 1쯤이 그대로지만 2×2에서는 거의 없어요. 예는 얼마든지 고를 수
# 있어요. 그러니 재어 봐요.
#
# ## 8. 한 픽셀, 숫자 천 개
#
# 먼저 숫자 하나를 봐요. 윗줄은 LeNet의 C1에 있는 필터 하나가 찾은 것, 숫자를
# **한** 픽셀 아래로 옮긴 뒤에 찾은 것, 그 둘의 차이예요. 아랫줄은 같은 것을 최대
# 풀링한 뒤예요.


# %%
def found(x):
    return activations(net, x)[1]  # after C1 and ReLU


a = found(two)[0, 3]  # one of six maps
b = found(shifted(two, down=1))[0, 3]
c, _ = twice(max_pool2d, a)
d, _ = twice(max_pool2d, b)
rows = [a, b, b - a, c, d, d - c]
draw.images(rows, columns=3, signed=[False, False, True] * 2)

# %% [markdown] lang="en"
# The difference (orange: more, blue: less) is not small, and pooling does not
# make it go away. To put a number on it: square all the differences, add them
# up, take the root, and divide by the same for the map itself. That is the
# **relative change**. 0 % means "the same". To have something to compare with,
# the last column does the same for *another* digit of the test set.
#
# **Predict.** The digits move by one pixel. How much of the change is left after
# max pooling: almost `"nothing"`, `"half"`, or is `"less"` than half taken away? Or
# is it the `"same"` as before?

# %% [markdown] lang="ko"
# 차이(주황은 늘어난 것, 파랑은 줄어든 것)가 작지 않고, 풀링을 해도 없어지지
# 않아요. 이 차이를 수로 나타내 봐요. 차이를 모두 제곱해서 더하고 제곱근을 구한
# 다음, 특징 맵 자체로 똑같이 구한 값으로 나눠요. 이것이 **상대 변화**예요. 0%는
# "똑같다"는 뜻이에요. 견주어 볼 수 있도록 마지막 열에는 테스트 이미지의 *다른*
# 숫자와 비교한 값도 적었어요.
#
# **예상해 보세요.** 숫자를 한 픽셀 옮겨요. 최대 풀링을 하면 변화가 거의 없어지면
# `"nothing"`, 반으로 줄면 `"half"`, 절반보다 덜 줄면 `"less"`, 그대로이면
# `"same"`이라고 쓰세요.

# %% exercise="after_one_pixel"
exercises.after_one_pixel.predict(...)


# %%
def change(a, b):
    return np.linalg.norm(b - a) / np.linalg.norm(a)


x = mnist.x_test[:1000]
versions = [x, shifted(x, down=1), np.roll(x, 1, axis=0)]
stages = {
    "input": lambda digits: digits,
    "after C1": found,
    "max pooled": lambda digits: max_pool2d(found(digits), 2),
    "average pooled": lambda digits: avg_pool2d(found(digits), 2),
    "corner only": lambda digits: found(digits)[..., ::2, ::2].copy(),
}

# %%
print("                cells  relative  another")
print("              changed    change    digit")
for name, stage in stages.items():
    a, b, c = map(stage, versions)
    cells = np.mean(~np.isclose(a, b))
    print(f"{name:15}{cells:6.0%}{change(a, b):10.0%}{change(a, c):9.0%}")

# %% exercise="after_one_pixel"
exercises.after_one_pixel.check()

# %% [markdown] lang="en"
# *Corner only* is the fair comparison: it makes the map just as small, but
# without any thought. It keeps the upper left cell of every window.
#
# - Without pooling the shift changes the maps by 82 %. Throwing cells away
#   blindly does not help: 82 % again.
# - Max pooling brings it down to 60 %, average pooling to 63 %. That is a
#   **gain**, about a quarter.
# - It is far from 0. 60 % is about half of the 117 % that another digit makes.
# - The share of *cells* that change even grows: 18 % instead of 15 %.
#
# Why is it not better? The windows stand still. When the digit moves by **two**
# pixels, its cells fall into the next windows, all together, and the pooled map
# moves by exactly one cell. With **one** pixel it falls between:

# %% [markdown] lang="ko"
# *corner only*가 공정한 비교 대상이에요. 특징 맵을 똑같이 작게 만들지만 아무 생각
# 없이 창마다 왼쪽 위 칸만 남겨요.
#
# - 풀링이 없으면 이동 때문에 특징 맵이 82% 바뀌어요. 칸을 무턱대고 버리는 것은
#   도움이 안 돼요. 그대로 82%예요.
# - 최대 풀링은 60%로, 평균 풀링은 63%로 줄여요. 4분의 1쯤 **줄어든** 거예요.
# - 하지만 0과는 거리가 멀어요. 60%면 아예 다른 숫자를 넣었을 때의 117%의
#   절반쯤이에요.
# - 바뀐 *칸*의 비율은 오히려 늘었어요. 15%에서 18%가 됐어요.
#
# 왜 이 정도일까요? 창은 제자리에 있어요. 숫자가 **두** 픽셀 움직이면 칸들이
# 한꺼번에 다음 창으로 넘어가서, 풀링한 특징 맵은 정확히 한 칸 움직여요. **한**
# 픽셀이면 그 사이에 걸려요.

# %%
pooled = max_pool2d(found(x), 2)
for pixels in (2, 1):
    new = max_pool2d(found(shifted(x, down=pixels)), 2)
    for cells in (0, 1):
        old = shifted(pooled, down=cells)[:, :, 1:]  # without the row moved in
        left = change(old, new[:, :, 1:])
        print(f"{pixels} px = {cells} cells? change {left:.0%}")

# %% [markdown] lang="en"
# Two pixels are one cell: nothing is left over. One pixel is neither 0 cells
# nor 1 cell: 60 % are left over either way.
#
# ## 9. The whole network
#
# Maps are not answers. Perhaps the later layers put everything right?
#
# **Predict.** Of the 10,000 test digits LeNet knows 99 %. Draw its curve for
# shifts of 0 to 6 pixels in the air, then run the cell. (It takes some
# seconds.)

# %% [markdown] lang="ko"
# 두 픽셀은 딱 한 칸이라서 남는 차이가 없어요. 한 픽셀은 0칸도 아니고 1칸도
# 아니에요. 어느 쪽으로 보아도 60%가 남아요.
#
# ## 9. 신경망 전체
#
# 특징 맵이 곧 답은 아니에요. 뒤의 계층이 바로잡아 줄지도 몰라요.
#
# **예상해 보세요.** LeNet은 테스트 숫자 10,000개 가운데 99%를 맞혀요. 0픽셀에서
# 6픽셀까지 옮기면 정확도가 어떻게 될지 손가락으로 곡선을 그려 본 다음 셀을 실행해
# 보세요. (몇 초 걸려요.)

# %%
from cnn_course.vision import accuracy_curve


def down(x, pixels):
    return shifted(x, down=pixels)


x, y = mnist.x_test, mnist.y_test
right = accuracy_curve(net, x, y, down, range(7))
draw.robustness({"shift": (range(7), right)})

# %%
print("pixels   right  digits complete")
for k in range(7):
    complete = down(x, k).sum((1, 2, 3)) >= x.sum((1, 2, 3)) - 1e-3
    print(f"{k:6}{right[k]:8.0%}{complete.mean():17.0%}")

# %% [markdown] lang="en"
# One pixel costs almost nothing, and two cost 4 points. Then it falls steeply:
# 83 % at three pixels, 57 % at four. It is not that the digits leave the
# picture: at three pixels 99 % of them are still complete. (Beyond that more
# and more are cut off. The last two numbers are unfair to the network.)
#
# So the promise holds for a pixel or two, and no further. The digits of MNIST
# are all centred; this network never had to know anything else. (The one that
# you train in lesson 07 will have to: there the digits move while it learns.)
#
# ## 10. And is it the pooling?
#
# Perhaps one pixel is harmless for any network? To find out, train two networks
# that differ in one thing only. Both are LeNets with the same first weights and
# see the same 12,000 digits once. One has max pooling. The other keeps the
# upper left cell of each window: a window of 1×1 that moves on by two.
#
# **Predict.** By how many points do they differ at two pixels?

# %% [markdown] lang="ko"
# 한 픽셀은 거의 영향이 없고, 두 픽셀이면 4%포인트쯤 떨어져요. 그다음부터는
# 가팔라요. 세 픽셀이면 83%, 네 픽셀이면 57%예요. 숫자가 그림 밖으로 나가서 그런
# 것이 아니에요. 세 픽셀을 옮겨도 99%는 온전하게 남아 있어요. (그 뒤로는 잘리는
# 숫자가 점점 많아져요. 마지막 두 값은 신경망에게 불공평해요.)
#
# 그러니 약속은 한두 픽셀까지만 맞아요. MNIST의 숫자는 모두 한가운데에 있어서, 이
# 신경망은 다른 자리를 알 필요가 없었어요. (07강에서 학습시킬 신경망은 달라요. 배우는
# 동안 숫자를 조금씩 옮겨서 보여 줘요.)
#
# ## 10. 정말 풀링 덕분일까요?
#
# 한 픽셀쯤은 어떤 신경망에게나 괜찮은 것이 아닐까요? 한 가지만 다른 신경망 두
# 개를 학습시켜서 알아봐요. 둘 다 LeNet이고, 처음 가중치도 같고, 같은 숫자
# 12,000개를 한 번씩 봐요. 하나는 최대 풀링을 해요. 다른 하나는 창마다 왼쪽 위
# 칸을 남겨요. 1×1 창이 두 칸씩 움직이는 거예요.
#
# **예상해 보세요.** 두 픽셀을 옮기면 둘의 정확도는 몇 %포인트나 차이 날까요?

# %%
from cnn_course import LeNet5, fit


def corner(size):
    return MaxPool2D(1, stride=size, rounding="floor")


x_some, y_some = mnist.x_train[:12_000], mnist.y_train[:12_000]
nets = {"max": LeNet5(seed=0), "corner": LeNet5(seed=0, pool=corner)}
for each in nets.values():
    fit(each, x_some, y_some, epochs=1, progress=False)

# %% tags=["nbval-ignore-output"]
import matplotlib.pyplot as plt

curves = {
    name: accuracy_curve(each, x[:2000], y[:2000], down, range(5))
    for name, each in nets.items()
}
figure = plt.figure(figsize=(5, 3))
draw.robustness({"shift": (range(5), curves["max"])}, figure)
figure.axes[0].plot(range(5), curves["corner"], "C1s--", clip_on=False)
figure.axes[0].legend(curves)
plt.show()
for name, curve in curves.items():
    print(f"{name:7}", *[f"{share:.0%}" for share in curve])

# %% [markdown] lang="en"
# Compare the two lines: how far apart are they, upwards and across? Your
# numbers may differ a little from those stored here. What must hold everywhere:

# %% [markdown] lang="ko"
# 두 선을 비교해 보세요. 위아래로는 얼마나, 옆으로는 얼마나 떨어져 있나요?
# 여러분의 값은 여기 있는 것과 조금 다를 수 있어요. 그래도 다음은 어디서나
# 성립해야 해요.

# %%
most, least = curves["max"], curves["corner"]
print("at 1, 2 and 3 pixels down:")
print("max is 2 points better:             ", most[1:4] > least[1:4] + 0.02)
print("max one pixel further is worse:     ", most[2:5] < least[1:4])
print("max at 2 has itself lost 8 points:  ", most[2] < most[0] - 0.08)

# %% [markdown] lang="en"
# So there is something in the promise. Pooling helps, and it is pooling that
# helps: the rest of the two networks is the same. But what it wins is less than
# one pixel: moved one pixel further, the net with pooling is worse than the
# other one before.
#
# | said of pooling | measured here |
# |---|---|
# | makes maps small | yes: a quarter of the numbers |
# | nothing to learn, channels kept | yes |
# | a shifted input gives the same output | no: a little less change |
# | a net with pooling bears shifts | one or two pixels, and better than without |

# %% [markdown] lang="ko"
# 그러니 약속에 근거가 없지는 않아요. 풀링은 도움이 되고, 그것은 분명히 풀링
# 덕분이에요. 두 신경망의 나머지는 똑같으니까요. 하지만 벌어 주는 것은 한 픽셀이
# 채 안 돼요. 풀링을 하는 신경망도 한 픽셀을 더 옮기면, 풀링을 하지 않는 신경망의
# 한 픽셀 전 정확도보다 낮아져요.
#
# | 풀링에 대한 말 | 여기서 잰 결과 |
# |---|---|
# | 특징 맵을 작게 만든다 | 맞아요. 수가 4분의 1이 돼요 |
# | 배울 것이 없고 채널이 그대로다 | 맞아요 |
# | 입력이 움직여도 출력은 같다 | 아니에요. 조금 덜 바뀔 뿐이에요 |
# | 풀링이 있는 신경망은 이동을 견딘다 | 한두 픽셀까지예요. 없을 때보다는 나아요 |

# %% [markdown] lang="en"
# ## What you learnt
#
# - Pooling keeps one number of each window: the largest, or the mean.
# - It has two hyperparameters (size and stride), no parameters, and leaves the
#   channels as they are. F = 3, S = 2 needs an odd size.
# - Max pooling keeps what is large. On the way back the gradient goes to the
#   winner.
# - A shift of one pixel changes the pooled maps by more than half. Pooling
#   helps a little; two pixels are about the end of it.
# - One example proves nothing. Count many, and compare with doing without.
#
# ## Where to look further
#
# - Scherer, Müller, Behnke (2010),
#   [Evaluation of pooling operations in convolutional architectures](https://doi.org/10.1007/978-3-642-15825-4_10):
#   maximum against average, measured.
# - Springenberg and others (2015),
#   [Striving for simplicity: the all convolutional net](https://arxiv.org/abs/1412.6806):
#   networks that do without pooling.
# - Zhang (2019),
#   [Making convolutional networks shift-invariant again](https://arxiv.org/abs/1904.11486):
#   why stride breaks the promise (section 8), and how blurring before it helps.
#
# ## Challenge
#
# What would help more than pooling? Show the network shifted digits *while it
# learns*. Change `x_mixed` so that the net is right for at least 85 % of the
# digits at **every** shift from 3 up to 3 down. You may only use the 12,000
# digits in `x_some`, and `x_mixed` must have just as many. (Hint:
# `x_mixed[0::2]` is every second digit.)

# %% [markdown] lang="ko"
# ## 배운 것
#
# - 풀링은 창마다 수 하나만 남겨요. 가장 큰 수나 평균이에요.
# - 하이퍼파라미터는 두 개(창의 크기와 스트라이드)이고, 매개변수는 없고, 채널 수는
#   그대로예요. F = 3, S = 2는 홀수 크기에만 맞아요.
# - 최대 풀링은 큰 수를 지켜요. 되돌아갈 때 기울기는 이긴 칸으로 가요.
# - 한 픽셀만 움직여도 풀링한 특징 맵은 절반 넘게 바뀌어요. 풀링은 조금 도움이
#   되고, 두 픽셀쯤이 한계예요.
# - 예 하나로는 아무것도 증명할 수 없어요. 많이 세어 보고, 없을 때와 비교하세요.
#
# ## 더 볼 것
#
# - Scherer, Müller, Behnke (2010),
#   [Evaluation of pooling operations in convolutional architectures](https://doi.org/10.1007/978-3-642-15825-4_10):
#   최댓값과 평균을 실제로 재어 비교해요.
# - Springenberg 외 (2015),
#   [Striving for simplicity: the all convolutional net](https://arxiv.org/abs/1412.6806):
#   풀링을 쓰지 않는 신경망이에요.
# - Zhang (2019),
#   [Making convolutional networks shift-invariant again](https://arxiv.org/abs/1904.11486):
#   스트라이드가 왜 약속을 깨는지(8절), 그 전에 흐리게 하면 왜 나아지는지 설명해요.
#
# ## 도전 문제
#
# 풀링보다 더 도움이 되는 것은 무엇일까요? *배우는 동안* 옮긴 숫자를 보여 주는
# 거예요. 위로 3픽셀에서 아래로 3픽셀까지 **모든** 이동에서 85% 이상 맞히도록
# `x_mixed`를 바꿔 보세요. `x_some`의 숫자 12,000개만 쓸 수 있고, `x_mixed`도 딱
# 그만큼이어야 해요. (힌트: `x_mixed[0::2]`는 하나 걸러 하나씩 고른 숫자예요.)

# %%
x_mixed = x_some.copy()

student = LeNet5(seed=0)
fit(student, x_mixed, y_some, epochs=1, progress=False)
amounts = range(-3, 4)
right = accuracy_curve(student, x[:2000], y[:2000], down, amounts)
fair = x_mixed.shape == x_some.shape
print("solved:", bool(fair and right.min() >= 0.85))
draw.robustness({"shift": (amounts, right)})

# %% [markdown] lang="en"
# ---
# Next: [05 · im2col](05_im2col.ipynb) ·
# Back: [03 · Working out sizes](03_size_calculation.ipynb)

# %% [markdown] lang="ko"
# ---
# 다음: [05 · im2col](05_im2col.ipynb) ·
# 이전: [03 · 크기 계산](03_size_calculation.ipynb)
