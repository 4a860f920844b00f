# %% [markdown] lang="en"
# # 06 · Small filters
#
# **A cat, and twice the edges of the cat. One of the two was made with 25
# numbers, the other with 18. Which is which?**

# %% [markdown] lang="ko"
# # 06 · 작은 필터
#
# **고양이 한 마리와, 그 고양이의 에지를 두 번 그린 그림이에요. 에지 그림 하나는 숫자
# 25개로, 다른 하나는 18개로 만들었어요. 어느 쪽이 어느 쪽일까요?**

# %%
import numpy as np

from cnn_course import data, draw, exercises, explore, filter_image, worked

photo = data.load_photo("chelsea", gray=True).astype(int)
first = np.array([[-1, 0, 1]] * 3)
second = np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]])
big = np.outer([1, 3, 4, 3, 1], [-1, -2, 0, 2, 1])

once = filter_image(photo, big)
twice = filter_image(filter_image(photo, first), second)
draw.images([photo, once, twice], signed=[False, True, True], limit=3000)

# %% [markdown] lang="en"
# The middle picture is the cat through one 5×5 filter. The right one is the
# cat through a 3×3 filter, and the result through another 3×3 filter. Look for a
# difference: at the whiskers, at the eyes. The computer looks, too:

# %% [markdown] lang="ko"
# 가운데는 고양이 사진에 5×5 필터를 한 번 쓴 결과예요. 오른쪽은 3×3 필터를 쓰고, 그
# 결과에 3×3 필터를 한 번 더 쓴 거예요. 수염과 눈을 보면서 다른 곳을 찾아보세요.
# 컴퓨터에게도 찾아보라고 할게요.

# %%
print("numbers, once: ", big.size)
print("numbers, twice:", first.size + second.size)
print(f"pixels:         {once.size:,}")
print("different:     ", np.count_nonzero(once != twice))

# %% [markdown] lang="en"
# None of the 41,832 pixels differs. So are two small filters always as good as
# a large one, and cheaper? Almost. This lesson counts what is saved, what it
# costs, what is lost, and what makes two small filters *better*.

# %% [markdown] lang="ko"
# 픽셀 41,832개 가운데 다른 것이 하나도 없어요. 그러면 작은 필터 두 개는 언제나 큰
# 필터만큼 좋고 더 쌀까요? 거의 그래요. 이번에는 무엇을 아끼고, 대신 무엇을 더 쓰고,
# 무엇을 잃는지 세어 보고, 작은 필터 두 개가 *더 나은* 까닭도 알아봐요.

# %% [markdown] lang="en"
# ## 1. Two small steps see as far as a large one
#
# A cell after one 3×3 filter depends on 3×3 pixels. The pixels that a cell
# depends on are called its **receptive field**.
#
# **Predict.** A second 3×3 filter looks at 3×3 cells of the first map. How many
# *pixels* does its answer depend on: 3×3, 5×5, 6×6 or 9×9? Write down one side.

# %% [markdown] lang="ko"
# ## 1. 작은 두 걸음은 큰 한 걸음만큼 멀리 봐요
#
# 3×3 필터를 한 번 쓰면, 출력 한 칸은 픽셀 3×3개의 영향을 받아요. 한 칸에 영향을 주는
# 픽셀들을 그 칸의 **수용 영역**(receptive field)이라고 해요.
#
# **예상해 보세요.** 둘째 3×3 필터는 첫째 특징 맵의 3×3칸을 봐요. 그러면 둘째 필터의
# 답은 *픽셀* 몇 개의 영향을 받을까요? 3×3, 5×5, 6×6, 9×9 가운데 골라서 한 변의 수를
# 쓰세요.

# %% exercise="two_filters_see"
exercises.two_filters_see.predict(...)

# %%
explore.receptive_field("two")

# %% exercise="two_filters_see"
exercises.two_filters_see.check()

# %% [markdown] lang="en"
# 5×5. The windows of neighbouring cells overlap, so the second filter adds
# only one pixel on each side. On the right stands the same input with one 5×5
# filter. It sees exactly the same pixels.
#
# **Try.** Point at cells of the last map and watch both sides.
#
# - Choose *three 3×3 or one 7×7*. How far do three see?
# - Write `2, 2, 2, 2` as the layers. How far do four filters of 2×2 see, and with
#   how many weights?
# - Write `3, 1`. What does a 1×1 filter add?

# %% [markdown] lang="ko"
# 5×5예요. 이웃한 칸의 창은 서로 겹쳐요. 그래서 둘째 필터는 사방으로 한 픽셀씩만 더
# 봐요. 오른쪽 끝에는 같은 입력에 5×5 필터를 하나 놓았어요. 보는 픽셀이 똑같아요.
#
# **해 보세요.** 마지막 특징 맵의 칸을 가리키면서 양쪽을 비교해 보세요.
#
# - *3×3 셋과 7×7 하나*를 골라 보세요. 세 개면 얼마나 멀리 보나요?
# - 계층에 `2, 2, 2, 2`라고 써 보세요. 2×2 필터 네 개는 얼마나 멀리 보고, 가중치는 몇
#   개인가요?
# - `3, 1`이라고 써 보세요. 1×1 필터를 더하면 얼마나 더 보나요?

# %% [markdown] lang="en"
# Every further 3×3 filter adds 2: one on each side.

# %% [markdown] lang="ko"
# 3×3 필터를 하나 더할 때마다 양쪽으로 한 칸씩, 모두 2칸이 늘어요.

# %%
from cnn_course import receptive_field

for n in (1, 2, 3, 4):
    print(f"{n} of 3×3: a cell sees {receptive_field([(3, 1)] * n)}")

# %% [markdown] lang="en"
# ## 2. Count the weights
#
# Below the picture it said: 18 weights in two 3×3 filters, 25 in one 5×5.
#
# **Predict.** How many in three 3×3 filters, and in one 7×7? And for a *row* of
# numbers: which has fewer weights, two filters of 3 cells or one of 5?

# %% [markdown] lang="ko"
# ## 2. 가중치 세기
#
# 그림 아래에 나온 대로, 3×3 필터 두 개의 가중치는 18개이고 5×5 하나는 25개예요.
#
# **예상해 보세요.** 3×3 필터 세 개와 7×7 하나는 몇 개일까요? 그리고 숫자 *한 줄*에 쓰는
# 필터라면, 3칸짜리 두 개와 5칸짜리 하나 가운데 어느 쪽이 가중치가 적을까요?

# %%
for n, F in ((2, 5), (3, 7)):
    print(f"picture: one {F}×{F}: {F * F}   {n} of 3×3: {n * 3 * 3}")
for n, F in ((2, 5), (3, 7)):
    print(f"row:     one of {F}: {F}   {n} of 3: {n * 3}")

# %% [markdown] lang="en"
# In a row nothing is saved: 6 is more than 5. In a picture the large filter
# grows with the *square* of its side, so small ones win: 18 against 25, and 27
# against 49.
#
# The slides from which this course grew stop here. Their numbers are right for
# one channel in, one channel out, and no bias. A real layer has many channels
# and a bias for each filter (lesson 02), so let us count again.
#
# **Exercise.** 8 channels go into every layer, and 8 come out. How many weights
# have two layers of 3×3 together, and how many has one of 5×5? (No biases yet.)

# %% [markdown] lang="ko"
# 한 줄에서는 아끼는 것이 없어요. 6개가 5개보다 많으니까요. 그림에서 큰 필터의
# 가중치는 변의 *제곱*으로 늘어요. 그래서 작은 필터가 이겨요. 25개 대신 18개, 49개
# 대신 27개예요.
#
# 이 강의의 바탕이 된 슬라이드는 여기까지만 세요. 들어오는 채널이 하나, 나가는 채널이
# 하나, 편향이 없을 때는 맞는 수예요. 진짜 계층에는 채널이 여럿이고 필터마다 편향이
# 있어요(02강). 그래서 다시 세어 봐요.
#
# **연습.** 모든 계층에 채널이 8개 들어오고 8개 나가요. 3×3 계층 두 개의 가중치는 모두
# 몇 개이고, 5×5 계층 하나는 몇 개일까요? (편향은 아직 세지 않아요.)

# %% exercise="eight_channels"
two_small, one_large = ..., ...

# %% exercise="eight_channels"
exercises.eight_channels.check((two_small, one_large))

# %% [markdown] lang="en"
# Now the biases as well, with C channels going in and C coming out:

# %% [markdown] lang="ko"
# 이제 편향도 세어 봐요. 채널은 C개 들어오고 C개 나가요.

# %%
from cnn_course import conv_params

print("  C   5×5 once  3×3 twice  share")
for C in (1, 3, 16, 64, 256):
    one = conv_params(C, C, 5)
    two = 2 * conv_params(C, C, 3)
    print(f"{C:3} {one:10,} {two:10,}  {two / one:.3f}")
print(f"18/25 = {18 / 25}")

# %% [markdown] lang="en"
# The numbers are 25·C² and 18·C², and then the biases: C once, or C twice. With
# one channel it is 26 against 20. With many channels the biases hardly count,
# and the share comes down to 18/25 = 0.72.
#
# ## 3. When small filters are *not* cheaper
#
# So far every layer had as many channels as the one before. Often a layer makes
# more. **Predict:** a colour picture (3 channels) becomes 64 maps. One layer of
# 5×5, or two of 3×3: which has fewer parameters?

# %% [markdown] lang="ko"
# 가중치는 25·C²개와 18·C²개이고, 편향은 C개씩 한 번 또는 두 번 들어가요. 채널이 하나면
# 26개 대 20개예요. 채널이 많으면 편향은 거의 영향이 없고, 비율은 18/25 = 0.72에
# 가까워져요.
#
# ## 3. 작은 필터가 더 싸지 *않을* 때
#
# 지금까지는 모든 계층의 채널 수가 같았어요. 그런데 채널이 늘어나는 계층도 많아요.
# **예상해 보세요.** 컬러 사진(채널 3개)으로 특징 맵 64장을 만들어요. 5×5 계층 하나와
# 3×3 계층 두 개 가운데 어느 쪽이 매개변수가 적을까요?

# %%
for C, FN in ((3, 64), (6, 16), (64, 128), (64, 64)):
    one = conv_params(C, FN, 5)
    two = conv_params(C, FN, 3) + conv_params(FN, FN, 3)
    print(f"{C:2} → {FN:3}  5×5: {one:7,}   3×3 twice: {two:7,}")

# %% [markdown] lang="en"
# For 3 → 64 the two small layers have about 8 times as many parameters, because the
# second one goes from 64 channels to 64. Even 64 → 128 is dearer. "18 against
# 25" holds where the number of channels stays the same (the last line). The line 6 → 16
# is C3 of LeNet (lesson 07). It can be made cheaper with few maps in the
# middle:

# %% [markdown] lang="ko"
# 3 → 64에서는 작은 계층 두 개의 매개변수가 8배쯤 많아요. 둘째 계층이 채널 64개에서
# 64개로 가기 때문이에요. 64 → 128도 더 비싸요. "25개 대신 18개"는 마지막 줄처럼 채널
# 수가 그대로일 때 맞는 말이에요. 6 → 16은 LeNet의 C3이에요(07강). 가운데 특징 맵을
# 적게 두면 더 싸게 만들 수 있어요.

# %%
for middle in (16, 11, 6):
    two = conv_params(6, middle, 3) + conv_params(middle, 16, 3)
    print(f"6 → {middle:2} → 16: {two:5,}   (5×5: {conv_params(6, 16, 5):,})")

# %% [markdown] lang="en"
# ## 4. Work and memory
#
# Parameters are one bill, multiply–adds another. Take 64 channels and maps of
# 32×32, padded so that the size stays.
#
# **Predict** the share: again 0.72?

# %% [markdown] lang="ko"
# ## 4. 계산량과 메모리
#
# 매개변수 말고 곱하고 더하는 횟수도 따져야 해요. 채널이 64개이고, 특징 맵이
# 32×32이고, 패딩으로 크기를 지킨다고 해 봐요.
#
# 비율이 얼마일지 **예상해 보세요.** 이번에도 0.72일까요?

# %%
from cnn_course import conv_mult_adds

one = conv_mult_adds(64, 64, 5, (32, 32))
two = 2 * conv_mult_adds(64, 64, 3, (32, 32))
print(f"5×5 once:  {one:,}")
print(f"3×3 twice: {two:,}")
print("share:    ", two / one, "= 18/25")

# %% [markdown] lang="en"
# Exactly 18/25: a number of the output is one sum of 25·64 products, or two sums
# of 9·64, one in each layer. What costs more is **memory**. To learn, a net must keep what went into
# each layer, for the backward pass (lesson 05). Two layers keep the map in
# the middle as well. Let us ask the course's layers what they keep:

# %% [markdown] lang="ko"
# 꼭 18/25예요. 출력의 수 하나에 곱 25·64개를 더하는 일이 한 번 들거나, 계층마다 곱
# 9·64개를 더하는 일이 한 번씩 두 번 들어요. 대신 **메모리**는 더 들어요. 학습을 하려면 역전파에 쓸 수 있도록 계층마다
# 들어온 값을 간직해야 해요(05강). 계층이 둘이면 가운데 특징 맵도 간직해야 해요. 이
# 강의의 계층이 무엇을 간직하는지 물어봐요.

# %%
from cnn_course import Conv2D, ReLU

large = [Conv2D(64, 64, 5, pad=2), ReLU()]
small = [Conv2D(64, 64, 3, pad=1), ReLU()]
small += [Conv2D(64, 64, 3, pad=1), ReLU()]
for name, layers in (("5×5 once: ", large), ("3×3 twice:", small)):
    x = np.zeros((1, 64, 32, 32), np.float32)
    for layer in layers:
        x = layer.forward(x)
    kept = {id(layer.seen): layer.seen.size for layer in layers}
    learnt = sum(layer.param_count for layer in layers)
    print(f"{name} keeps {sum(kept.values()):,}, learns {learnt:,}")

# %% [markdown] lang="en"
# Two stacks of maps against three. The small filters save 28,608 parameters,
# once. They cost 65,536 numbers more **for each picture of the batch**:

# %% [markdown] lang="ko"
# 간직하는 특징 맵이 두 묶음에서 세 묶음으로 늘었어요. 작은 필터는 매개변수를
# 28,608개 아껴요. 이것은 한 번뿐이에요. 그 대신 수 65,536개를 **배치의 사진
# 한 장마다** 더 간직해야 해요.

# %%
print(f"saved once:     {102_464 - 73_856:,}")
print(f"more a picture: {64 * 32 * 32:,}")

# %% [markdown] lang="en"
# ## 5. With nothing in between, two are one
#
# Why were the two cats equal? See it by hand, on a row of seven numbers. First
# the filter `1 2 1`:

# %% [markdown] lang="ko"
# ## 5. 사이에 아무것도 없으면 둘은 하나예요
#
# 두 고양이 그림은 왜 똑같았을까요? 숫자 일곱 개로 된 한 줄로 손으로 따라가 봐요. 먼저
# 필터 `1 2 1`이에요.

# %%
row = np.array([[3, 1, 4, 1, 5, 9, 2]])
smooth = np.array([[1, 2, 1]])
step = np.array([[-1, 0, 1]])
middle = filter_image(row, smooth)
worked.convolution(row, smooth, at=(0, 0))

# %% [markdown] lang="en"
# Then the filter `−1 0 1`, on that result:

# %% [markdown] lang="ko"
# 그 결과에 필터 `−1 0 1`을 써요.

# %%
worked.convolution(middle, step, at=(0, 0))

# %% [markdown] lang="en"
# The 2 is 11 − 9. Write both of them in pixels:
#
# - 11 = 4 + 2·1 + 5
# - 9 = 3 + 2·1 + 4
#
# **Predict.** Subtract, and collect what each pixel is multiplied by. The
# result is −1·3 − 2·1 + … : which five numbers are they?

# %% [markdown] lang="ko"
# 2는 11 − 9예요. 두 수를 픽셀로 써 볼게요.
#
# - 11 = 4 + 2·1 + 5
# - 9 = 3 + 2·1 + 4
#
# **예상해 보세요.** 두 식을 빼고, 픽셀마다 얼마가 곱해지는지 모아 보세요. −1·3 −
# 2·1 + … 처럼 돼요. 곱해지는 수 다섯 개는 무엇인가요?

# %%
copies = np.array([[-1, -2, -1, 0, 0], [0] * 5, [0, 0, 1, 2, 1]])
total = copies.sum(axis=0)
worked.tables({"−1, 0, 1 times (1 2 1)": copies, "sum": total}, symbols=["→"])

# %% [markdown] lang="en"
# −1 −2 0 2 1. Read the left table from top to bottom, a row for each number
# of the second filter: **each number of the second filter puts down a copy of the
# first filter, multiplied by that number, one place further.** All copies are
# added.
#
# **Try.** Here is the filter of five at work. Does it give 2, 10 and 14 again?
# Point at the first output cell: its sum has five products now. Which pixel
# does not count?

# %% [markdown] lang="ko"
# −1 −2 0 2 1이에요. 왼쪽 표를 위에서 아래로 읽어 보세요. 한 줄이 둘째 필터의 수
# 하나예요. **둘째 필터의 수마다 첫째 필터를 한 벌씩, 그 수를 곱해서, 한 칸씩 옮겨
# 놓아요.** 그리고 모두 더해요.
#
# **해 보세요.** 5칸짜리 필터로 계산한 그림이에요. 이번에도 2, 10, 14가 나오나요? 출력의
# 첫 칸을 가리켜 보세요. 이제 곱이 다섯 개예요. 답에 영향을 주지 않는 픽셀은
# 어느 것인가요?

# %%
explore.convolution(row, total[None], at=(0, 0))

# %% [markdown] lang="en"
# In a picture it is the same, with nine copies. This function is the whole
# idea:

# %% [markdown] lang="ko"
# 그림에서도 똑같아요. 이번에는 아홉 벌이에요. 이 함수가 전부예요.


# %%
def combine(first, second):
    five = np.zeros((5, 5), np.result_type(first, second))
    for i in range(3):
        for j in range(3):
            five[i : i + 3, j : j + 3] += second[i, j] * first
    return five


worked.tables(first=first, second=second, together=combine(first, second))

# %% [markdown] lang="en"
# These are the two filters of the cat, and the five by five numbers of its large
# filter. Here are the nine copies. Each lies where its number stands in the
# second filter, and cell by cell they add up to the table above.

# %% [markdown] lang="ko"
# 고양이 사진에 쓴 두 필터와, 큰 필터의 수예요. 아홉 벌을 그리면 이렇게 돼요. 둘째
# 필터의 수가 있는 자리대로 놓여 있고, 칸끼리 모두 더하면 위의 표가 돼요.

# %%
pictures, titles = [], []
for i, j in np.ndindex(3, 3):
    only = np.zeros((3, 3), int)
    only[i, j] = second[i, j]
    pictures.append(combine(first, only))
    titles.append(f"{second[i, j]} ×")
draw.images(pictures, titles, columns=3, signed=True, values=True)

# %% [markdown] lang="en"
# Was it luck with these two? A hundred pairs of random filters, whole numbers,
# every pixel of the photograph:

# %% [markdown] lang="ko"
# 이 두 필터만 운 좋게 맞은 걸까요? 정수로 된 무작위 필터 100쌍으로, 사진의 모든
# 픽셀에서 확인해 봐요.

# %%
rng = np.random.default_rng(0)
different = 0
for _ in range(100):
    a, b = rng.integers(-9, 10, size=(2, 3, 3))
    y = filter_image(filter_image(photo, a), b)
    different += np.count_nonzero(y != filter_image(photo, combine(a, b)))
print(f"compared:  {100 * y.size:,}")
print("different:", different)

# %% [markdown] lang="en"
# And with channels and biases? Each map in the middle gives a 5×5 table, and
# these tables are added. The first biases pass through the second filter, so
# they end up in one bias, too. Colour photograph, 3 → 4 → 2 channels:

# %% [markdown] lang="ko"
# 채널과 편향이 있으면 어떨까요? 가운데 특징 맵마다 5×5 표가 하나씩 생기고, 그 표를 모두
# 더해요. 첫째 계층의 편향은 둘째 필터를 지나서 결국 편향 하나로 모여요. 컬러 사진으로,
# 채널이 3 → 4 → 2개인 경우를 볼게요.

# %%
from cnn_course import conv2d

x = data.load_photo("chelsea").astype(int)[None]
w1, b1 = rng.integers(-3, 4, (4, 3, 3, 3)), rng.integers(-9, 10, 4)
w2, b2 = rng.integers(-3, 4, (2, 4, 3, 3)), rng.integers(-9, 10, 2)

w5 = np.zeros((2, 3, 5, 5), int)
for f, m, c in np.ndindex(2, 4, 3):
    w5[f, c] += combine(w1[m, c], w2[f, m])
b5 = b2 + w2.sum(axis=(2, 3)) @ b1

in_two = conv2d(conv2d(x, w1, b1), w2, b2)
print(in_two.shape, np.array_equal(in_two, conv2d(x, w5, b5)))

# %% [markdown] lang="en"
# The same, every number. A third such layer on top would again make *one* layer
# of the two, and so on. Depth alone adds nothing.
#
# (One condition: no padding in between. With pad 1 twice, against pad 2 once,
# the outermost pixels differ. There the first map is continued with zeros,
# which are not what its filter would have found.)

# %% [markdown] lang="ko"
# 모든 수가 똑같아요. 그 위에 계층을 하나 더 쌓아도 둘이 다시 *하나*가 되고, 그다음도
# 마찬가지예요. 깊게 쌓기만 해서는 얻는 것이 없어요.
#
# (조건이 하나 있어요. 사이에 패딩이 없어야 해요. 패딩 1을 두 번 쓴 것과 패딩 2를 한 번 쓴
# 것은 맨 바깥 픽셀에서 달라요. 그곳에서는 첫째 특징 맵의 바깥이 0으로 채워지는데,
# 필터가 실제로 찾아냈을 값이 아니거든요.)

# %%
padded = filter_image(filter_image(photo, first, pad=1), second, pad=1)
unequal = padded != filter_image(photo, big, pad=2)
print("different:       ", np.count_nonzero(unequal))
print("one pixel inside:", np.count_nonzero(unequal[1:-1, 1:-1]))

# %% [markdown] lang="en"
# ## 6. With ReLU in between, they are not
#
# A bright bar on a dark row. First `−1 0 1`, which says +9 at the left edge
# and −9 at the right edge. Then `1 1 1`, which adds up three neighbours.

# %% [markdown] lang="ko"
# ## 6. 사이에 ReLU가 있으면 달라요
#
# 어두운 줄에 밝은 막대가 하나 있어요. 먼저 `−1 0 1`을 써요. 왼쪽 에지에서는 9, 오른쪽
# 에지에서는 −9가 나와요. 그다음 `1 1 1`은 이웃한 수 세 개를 더해요.

# %%
bar = np.array([[0, 0, 0, 9, 9, 0, 0, 0]])
add = np.array([[1, 1, 1]])
found = filter_image(bar, step)
worked.tables(bar=bar, found=found, then=filter_image(found, add))

# %% [markdown] lang="en"
# **Predict.** Now put ReLU between the two: the −9 become 0. Which numbers of the
# last row will change, and into what?

# %% [markdown] lang="ko"
# **예상해 보세요.** 이제 둘 사이에 ReLU를 넣어서 −9를 0으로 바꿔요. 마지막 줄에서 어느
# 수가 얼마로 달라질까요?

# %%
kept = np.maximum(found, 0)
worked.tables({"ReLU(found)": kept, "then": filter_image(kept, add)})

# %% [markdown] lang="en"
# All but the first. Without ReLU the −9 of the right edge cancels the +9 of the
# left one. With ReLU the second filter hears only of edges that get brighter.
#
# Could one filter of five, whatever its numbers, do the same on *every* row? No,
# and here is a test. A single filter without a bias has no choice: if all pixels
# change their sign, so does its answer. With a bias, the two answers together
# give the same number everywhere (twice the bias). Now with ReLU:

# %% [markdown] lang="ko"
# 첫째 수만 빼고 다 달라졌어요. ReLU가 없으면 오른쪽 에지의 −9가 왼쪽 에지의 9를
# 지워요. ReLU가 있으면 둘째 필터는 밝아지는 에지의 소식만 들어요.
#
# 5칸짜리 필터 하나로, 숫자만 잘 고르면 *모든* 줄에서 똑같은 일을 할 수 있을까요?
# 없어요. 이렇게 확인해요. 필터 하나에 편향이 없으면, 픽셀의 부호를 모두 바꿨을 때 답의 부호도 꼭
# 바뀌어요. 편향이 있으면 두 답을 더한 값이 어디서나 같아요(편향의 두 배). ReLU가 있을
# 때는 어떤지 보세요.


# %%
def with_relu(x):
    return filter_image(np.maximum(filter_image(x, step), 0), add)


both = {"bar": with_relu(bar), "−bar": with_relu(-bar)}
worked.tables({**both, "sum": sum(both.values())}, symbols=["+", "="])

# %% [markdown] lang="en"
# 18, 27, 27, 18: not the same number everywhere. So no single filter does what
# these two do with ReLU in between.
#
# Now the cat. Left without ReLU, in the middle with ReLU, right the
# difference:

# %% [markdown] lang="ko"
# 18, 27, 27, 18이니까 어디서나 같지는 않아요. 그래서 필터 하나로는, 사이에 ReLU를 둔
# 두 필터가 하는 일을 할 수 없어요.
#
# 이제 고양이 사진이에요. 왼쪽은 ReLU가 없을 때, 가운데는 있을 때, 오른쪽은 둘의
# 차이예요.

# %%
with_cut = filter_image(np.maximum(filter_image(photo, first), 0), second)
gap = with_cut - twice
draw.images([twice, with_cut, gap], columns=3, signed=True, limit=3000)
print(f"different: {np.mean(gap != 0):.0%} of the pixels")

# %% [markdown] lang="en"
# In the middle there is no blue left: only the edges where it gets brighter to
# the right. The right picture is what the negative numbers had taken away.
#
# How near could a single 5×5 filter come to the middle picture? Let the
# computer look for the best 25 numbers and a bias. Every window is a row
# (`im2col`, lesson 05), so it is a system of equations, and `lstsq` finds the
# answer with the smallest error.
#
# **Predict.** How much of the picture will be missed?

# %% [markdown] lang="ko"
# 가운데 그림에는 파란색이 없어요. 오른쪽으로 갈수록 밝아지는 에지만 남았어요. 오른쪽
# 그림은 그동안 음수 때문에 깎여 나갔던 값이에요.
#
# 5×5 필터 하나로 가운데 그림에 얼마나 가까이 갈 수 있을까요? 컴퓨터에게 가장 좋은
# 숫자 25개와 편향을 찾아 달라고 해 봐요. 창 하나가 한 행이니까(`im2col`, 05강)
# 연립방정식이 되고, `lstsq`는 오차가 가장 작은 답을 찾아요.
#
# **예상해 보세요.** 그림에서 얼마만큼을 놓칠까요?


# %%
from cnn_course import im2col


def left_over(answer, target):
    return np.linalg.norm(answer - target) / np.linalg.norm(target)


rows = im2col(photo[None, None], 5)
rows = np.column_stack([rows, np.ones(len(rows))])  # 1 for the bias
best = np.linalg.lstsq(rows, with_cut.ravel(), rcond=None)[0]
nearest = (rows @ best).reshape(with_cut.shape)
print(f"{best.size} numbers, left over: {left_over(nearest, with_cut):.0%}")
draw.images([with_cut, nearest], signed=True, limit=3000)

# %% [markdown] lang="en"
# On the left the 18 numbers with ReLU. On the right the best that *any* 5×5
# filter with a bias can do, with its 26 numbers: the grey turned orange, blue came back, and about half
# of the picture is missed. (`left_over` is the size of the error divided by the size of
# the picture. Size means: square all numbers, add them up, take the root.)
#
# That is the gain: not only fewer numbers, but an answer with an **if** in it.
# "Add up the edges, *if* they get brighter." Every layer with ReLU adds more
# such ifs. And ReLU costs no parameter.
#
# **Try.** Exchange `first` and `second` in the cell that makes `with_cut`:
# first smooth, then look for edges. What does ReLU change now? Why? (Which of the
# two maps has negative numbers?)

# %% [markdown] lang="ko"
# 왼쪽은 숫자 18개와 ReLU로 만든 것이고, 오른쪽은 편향이 있는 5×5 필터 하나가
# 숫자 26개로 할 수 있는 *최선*이에요. 회색이던 곳이 주황색이 되고, 파란색이 다시 나타나고, 절반쯤은 맞추지
# 못했어요. (`left_over`는 오차의 크기를 그림의 크기로 나눈 값이에요. 크기는 모든 수를
# 제곱해서 더한 다음 제곱근을 구한 거예요.)
#
# 바로 이것이 이득이에요. 수가 적을 뿐 아니라, 답에 **조건**이 들어 있어요. "밝아지는
# 에지*일 때만* 더하세요." ReLU가 있는 계층을 쌓을수록 이런 조건이 늘어나요. 게다가
# ReLU에는 매개변수가 하나도 없어요.
#
# **해 보세요.** `with_cut`을 만드는 셀에서 `first`와 `second`를 서로 바꿔 보세요. 먼저
# 흐리게 하고 나서 에지를 찾는 거예요. 이번에는 ReLU가 무엇을 바꾸나요? 왜 그럴까요?
# (두 특징 맵 가운데 음수가 있는 것은 어느 쪽인가요?)

# %% [markdown] lang="en"
# ## 7. What is lost
#
# Two 3×3 filters always make one 5×5. Is it true the other way round: can every
# 5×5 filter be taken apart into two 3×3? 18 numbers would have to say what 25
# say.
#
# Let the computer search. If one of the two filters is known, the best other
# one follows from a system of equations again: 25 equations, one for each
# cell of the 5×5 filter, and 9 unknowns.

# %% [markdown] lang="ko"
# ## 7. 잃는 것
#
# 3×3 필터 두 개는 언제나 5×5 하나가 돼요. 거꾸로도 될까요? 모든 5×5 필터를 3×3 두
# 개로 나눌 수 있을까요? 그러려면 숫자 18개로 25개의 내용을 다 말해야 해요.
#
# 컴퓨터에게 찾게 해 봐요. 두 필터 가운데 하나를 알면, 가장 좋은 다른 하나는 다시
# 연립방정식으로 구할 수 있어요. 5×5 필터의 칸마다 하나씩, 방정식이 25개이고 미지수는
# 9개예요.


# %%
def best_other(five, known):
    cells = np.eye(9).reshape(9, 3, 3)
    columns = [combine(known, cell).ravel() for cell in cells]
    system = np.transpose(columns)  # 25 equations, 9 unknowns
    return np.linalg.lstsq(system, five.ravel(), rcond=None)[0].reshape(3, 3)


# %% [markdown] lang="en"
# At first neither is known. So start with random numbers for the one, find
# the best other, then the best one for that other, and so on, in turns. Do it
# from eight starts and keep the best.

# %% [markdown] lang="ko"
# 처음에는 둘 다 몰라요. 그래서 하나를 무작위로 정하고, 거기에 가장 좋은 다른 하나를
# 구하고, 다시 그것에 가장 좋은 하나를 구하는 식으로 번갈아 구해요. 시작을 바꿔 가며
# 여덟 번 해서 가장 좋은 것을 골라요.


# %%
def take_apart(five, starts=8, turns=50):
    rng, tries = np.random.default_rng(0), []
    for _ in range(starts):
        a = rng.normal(size=(3, 3))
        for _ in range(turns):
            b = best_other(five, a)
            a = best_other(five, b)
        tries.append(combine(a, b))
    return min(tries, key=lambda made: left_over(made, five))


# %% [markdown] lang="en"
# **Predict.** How much is left over for a 5×5 filter that was made of two 3×3?
# And for random ones?

# %% [markdown] lang="ko"
# **예상해 보세요.** 3×3 두 개로 만든 5×5 필터에서는 얼마가 남을까요? 무작위 5×5
# 필터에서는요?

# %%
rng = np.random.default_rng(0)
pair = combine(*rng.normal(size=(2, 3, 3)))
print(f"made of two: {left_over(take_apart(pair), pair):.0%} left over")
for number in (1, 2, 3):
    five = rng.normal(size=(5, 5))
    rest = left_over(take_apart(five), five)
    print(f"random {number}:    {rest:.0%} left over")

# %% [markdown] lang="en"
# The first is found again, without a rest. Of the random ones a good part is
# left over. (Raise `turns`, or `starts`: does it get better?) Here is a filter
# where you can see *why*. It adds two pixels: one, and the one that lies
# four to the right and one below.

# %% [markdown] lang="ko"
# 첫째는 남는 것 없이 다시 찾아냈어요. 무작위 필터에서는 꽤 많이 남아요. (`turns`나
# `starts`를 늘리면 나아지나요?) *왜* 안 되는지 눈으로 볼 수 있는 필터가 있어요. 픽셀 두 개를 더하는
# 필터예요. 한 픽셀과, 거기서 오른쪽으로 네 칸, 아래로 한 칸 떨어진 픽셀이에요.

# %%
dots = np.zeros((5, 5), int)
dots[0, 0] = dots[1, 4] = 1
nearest = take_apart(dots).round(1) + 0.0
print(f"{left_over(take_apart(dots), dots):.0%} left over")
worked.tables({"wanted": dots, "two 3×3, at best": nearest})

# %% [markdown] lang="en"
# 1. The top row comes only from the two top rows of the small filters. Where
#    the *last* number of one meets the *last* number of the other (zeros do
#    not count), their product stands alone: nothing can cancel it.
# 2. The top row shall be `1 0 0 0 0`. So both last numbers must stand at the very
#    left, and both top rows have the form `? 0 0`.
# 3. The end of the second row is made of products with the *ends* of the top
#    rows. These are zeros. So it is 0, but it should be 1.
#
# **Try** to beat it: write what you like into the second and third rows of `a` and
# `b`. Watch the end of the second row of the result.

# %% [markdown] lang="ko"
# 1. 맨 윗줄은 작은 두 필터의 맨 윗줄로만 만들어져요. 한쪽의 *마지막* 수와 다른 쪽의
#    *마지막* 수(0은 빼고)가 만나는 자리에는 그 곱만 있어요. 지워 줄 다른 수가
#    없어요.
# 2. 맨 윗줄이 `1 0 0 0 0`이어야 해요. 그러니까 두 마지막 수는 모두 맨 왼쪽에 있어야
#    하고, 두 필터의 맨 윗줄은 `? 0 0` 꼴이에요.
# 3. 둘째 줄의 오른쪽 끝은 맨 윗줄의 *오른쪽 끝*이 들어간 곱을 더한 거예요. 그 끝이
#    0이니까 답도 0이에요. 그런데 1이어야 해요.
#
# **해 보세요.** `a`와 `b`의 둘째 줄과 셋째 줄에 아무 숫자나 넣어 보세요. 결과에서 둘째
# 줄의 오른쪽 끝을 지켜보세요.

# %%
a = np.array([[1, 0, 0], [2, 3, 4], [5, 6, 7]])
b = np.array([[1, 0, 0], [9, 8, 7], [6, 5, 4]])
worked.tables(a=a, b=b, together=combine(a, b))

# %% [markdown] lang="en"
# It stays 0. In a real layer the limit is softer, because there are many maps in
# the middle, and their 5×5 filters are added. Two maps are enough for our two
# pixels:

# %% [markdown] lang="ko"
# 늘 0이에요. 진짜 계층에서는 이 한계가 덜 빡빡해요. 가운데 특징
# 맵이 여러 장이고, 거기서 생긴 5×5 필터를 더하니까요. 우리의 두 픽셀은 두 장이면
# 충분해요.


# %%
def dot(i, j):
    w = np.zeros((3, 3), int)
    w[i, j] = 1
    return w


one_map = combine(dot(0, 0), dot(0, 0))
other_map = combine(dot(1, 2), dot(0, 2))
print("exactly the two dots:", np.array_equal(one_map + other_map, dots))
print("weights:", 2 * 18)

# %% [markdown] lang="en"
# But then there are 36 weights, more than 25.
#
# ## 8. How far LeNet sees
#
# Receptive fields grow through pooling, too, and after a stride every step
# counts double. LeNet has 5×5, pooling, 5×5, pooling, and then 5×5 once more.
#
# **Predict** how many of the 32 pixels of a row one cell sees after each of the five
# layers. The first is 5.

# %% [markdown] lang="ko"
# 하지만 그러면 가중치가 36개라서 25개보다 많아요.
#
# ## 8. LeNet은 얼마나 멀리 볼까요?
#
# 수용 영역은 풀링에서도 커져요. 그리고 스트라이드가 2인 계층을 지나면 한 걸음이 두
# 칸이 돼요. LeNet은 5×5, 풀링, 5×5, 풀링, 그리고 다시 5×5예요.
#
# **예상해 보세요.** 다섯 계층을 하나씩 지날 때마다 한 칸은 한 줄의 픽셀 32개 가운데 몇
# 개를 볼까요? 첫째는 5개예요.

# %%
lenet = {"C1": (5, 1), "S2": (2, 2), "C3": (5, 1), "S4": (2, 2), "C5": (5, 1)}
field, stride = 1, 1
for name, (F, S) in lenet.items():
    print(f"{name}: {field:2} + {F - 1}·{stride} = ", end="")
    field, stride = field + (F - 1) * stride, stride * S
    print(field)

# %% [markdown] lang="en"
# 5, 6, 14, 16, 32. A filter of F cells adds F − 1 steps, and each step is as
# long as all the strides before it together. A cell of C5 sees the whole
# picture.
#
# Is that right? Measure it with the course's layers (all weights 1, average
# pooling). We send 32 pictures through, and in each of them another row is
# bright. In how many pictures does the first cell notice something?

# %% [markdown] lang="ko"
# 5, 6, 14, 16, 32예요. F칸짜리 필터는 F − 1걸음만큼 더 보고, 한 걸음의 길이는 앞선
# 스트라이드를 모두 곱한 것과 같아요. C5의 한 칸은 그림 전체를 봐요.
#
# 계산이 맞는지 재 봐요. 그림 32장을 준비하는데, 장마다 다른 행 하나만 밝아요. 이
# 그림들을 계층에 넣고(가중치는 모두 1, 평균 풀링), 첫째 칸이 몇 장에서 반응하는지
# 세요.

# %%
from cnn_course import AvgPool2D

x = np.zeros((32, 1, 32, 32), np.float32)
for k in range(32):
    x[k, 0, k, :] = 1  # picture k: row k is bright
for name, (F, _) in lenet.items():
    layer = AvgPool2D(F) if name in ("S2", "S4") else Conv2D(1, 1, F)
    for weights in layer.params.values():
        weights[:] = 1 if weights.ndim == 4 else 0
    x = layer.forward(x)
    print(name, np.count_nonzero(x[:, 0, 0, 0]))

# %% [markdown] lang="en"
# **Try.** The whole stack from one side. The input lies at the bottom. Point at
# any cell: the cells that it sees light up, one layer below another.
#
# - Point at S4. How many pixels does one cell see, and how many do two
#   neighbours share?
# - Write `3, 3, 2/2, 3, 3, 2/2, 5` as the layers: small filters in place of the
#   first two large ones. Does the last cell still see all of it?
# - Write `3, 3, 3, 3, 3` instead. How much is left of the 32 without pooling?

# %% [markdown] lang="ko"
# **해 보세요.** 쌓인 계층을 옆에서 본 그림이에요. 맨 아래가 입력이에요. 아무 칸이나
# 가리키면, 그 칸이 보는 칸들이 아래로 한 계층씩 켜져요.
#
# - S4의 칸을 가리켜 보세요. 한 칸은 픽셀 몇 개를 보고, 이웃한 두 칸은 몇 개를 함께
#   보나요?
# - 계층에 `3, 3, 2/2, 3, 3, 2/2, 5`라고 써 보세요. 앞의 큰 필터 두 개를 작은 필터로
#   바꾼 거예요. 마지막 칸은 여전히 전체를 보나요?
# - 이번에는 `3, 3, 3, 3, 3`이라고 써 보세요. 풀링이 없으면 32칸 가운데 몇 칸을
#   보나요?

# %%
explore.receptive_field("lenet")

# %% [markdown] lang="en"
# **Exercise.** *Which* pixels does a cell see? You get the layers of a row, from the
# input on, as pairs (filter size, stride), and the number of a cell that the
# last one makes. Give the first and the last pixel. There is no padding, and
# counting begins at 0.

# %% [markdown] lang="ko"
# **연습.** 한 칸이 보는 픽셀은 *어디부터 어디까지*일까요? 한 줄에 쓰는 계층들을 입력
# 쪽부터 (필터 크기, 스트라이드) 쌍으로 받고, 마지막 계층이 만든 칸의 번호를 받아요.
# 그 칸이 보는 첫 픽셀과 마지막 픽셀의 번호를 돌려주세요. 패딩은 없고, 번호는
# 0부터예요.


# %% exercise="my_pixels_seen"
def my_pixels_seen(layers, cell):
    return ...


# %% exercise="my_pixels_seen"
exercises.my_pixels_seen.check(my_pixels_seen)

# %% [markdown] lang="en"
# The convnet of lesson 09 has 3×3 filters, with a pooling after the first and
# after the second. Its cells see 3, 4, 8, 10 and 18 pixels. Two input cells
# are hatched: no cell at the end sees them. The line below the picture says
# why (and lesson 03 said more about it).

# %% [markdown] lang="ko"
# 09강의 합성곱 신경망은 3×3 필터를 쓰고, 첫째와 둘째 다음에 풀링을 해요. 한 칸이 보는
# 픽셀은 3, 4, 8, 10, 18개예요. 입력의 두 칸에 빗금이 있어요. 끝의 어느 칸에서도
# 보이지 않는 칸이에요. 까닭은 그림 아래에 적혀 있어요(03강에서 자세히 다뤘어요).

# %%
explore.receptive_field("convnet")

# %% [markdown] lang="en"
# ## 9. Does training notice?
#
# Three small nets on 2,000 digits of MNIST. Between the same first and last
# layers stands one 5×5 layer, or two 3×3 layers without ReLU, or with it.
#
# **Predict** the order.

# %% [markdown] lang="ko"
# ## 9. 학습에서도 차이가 날까요?
#
# MNIST 숫자 2,000개로 작은 신경망 세 개를 학습시켜요. 처음과 끝은 같고, 가운데만
# 달라요. 5×5 계층 하나, ReLU 없이 3×3 계층 두 개, ReLU와 함께 3×3 계층 두 개예요.
#
# 순서를 **예상해 보세요.**

# %%
from cnn_course import Adam, Dense, Flatten, MaxPool2D, Network
from cnn_course import evaluate, fit


def make(kind, seed):
    rng = np.random.default_rng(seed)
    large = [Conv2D(8, 8, 5, seed=rng)]
    small = [Conv2D(8, 8, 3, seed=rng), Conv2D(8, 8, 3, seed=rng)]
    relu = [small[0], ReLU(), small[1]]
    middle = {"5×5": large, "3×3 3×3": small, "3×3 ReLU 3×3": relu}[kind]
    start = [Conv2D(1, 8, 3, seed=rng), ReLU(), MaxPool2D(2)]
    end = [ReLU(), MaxPool2D(3), Flatten(), Dense(72, 10, seed=rng)]
    return Network([*start, *middle, *end])


# %%
kinds = ["5×5", "3×3 3×3", "3×3 ReLU 3×3"]
for kind in kinds:
    print(f"{kind:12}  {make(kind, 0).param_count:,} parameters")
print("saved:", make(kinds[0], 0).param_count - make(kinds[2], 0).param_count)

# %% tags=["nbval-ignore-output"]
mnist = data.load_mnist()
x, y = mnist.x_train[:2000], mnist.y_train[:2000]
test = mnist.x_test[:2000], mnist.y_test[:2000]
scores = {kind: [] for kind in kinds}
for kind in kinds:
    for seed in (0, 1):
        net = make(kind, seed)
        quick = {"optimizer": Adam(0.003), "batch_size": 20}
        fit(net, x, y, epochs=3, seed=seed, progress=False, **quick)
        scores[kind].append(evaluate(net, *test)[1])
    print(f"{kind:12}", *(f"{score:.1%}" for score in scores[kind]))

# %%
every = [score for both in scores.values() for score in both]
print("all of them above 70 %:", min(every) > 0.7)
print("within 15 points:      ", max(every) - min(every) < 0.15)

# %% [markdown] lang="en"
# Two numbers a line: each net was trained from two random starts. Two starts of
# one net differ about as much as two nets do, so here is **no winner**. What is
# certain is the price: 440 parameters fewer, for an accuracy that we cannot
# tell apart. An advantage of small filters may exist; so small a test cannot
# show it. **Try** more digits, more epochs or more seeds.

# %% [markdown] lang="ko"
# 한 줄에 수가 두 개예요. 신경망마다 무작위로 두 번 시작해서 학습시켰거든요. 같은
# 신경망도 시작이 다르면 다른 신경망만큼이나 차이가 나요. 그래서 여기서는 **승자가
# 없어요**. 확실한 것은 비용이에요. 매개변수가 440개 적은데 정확도는 구별할 수 없어요.
# 작은 필터가 더 나을 수도 있지만, 이렇게 작은 실험으로는 알 수 없어요. 숫자나 에폭이나
# 시드를 늘려서 다시 **해 보세요.**

# %% [markdown] lang="en"
# ## 10. Who did it
#
# In 2014 Karen Simonyan and Andrew Zisserman built nets for photographs of
# 224×224, now called **VGG**. In the best known one *every* filter is 3×3. It
# has five blocks of two or three such layers, and a 2×2 pooling after each
# block:

# %% [markdown] lang="ko"
# ## 10. 누가 했을까요?
#
# 2014년에 Karen Simonyan과 Andrew Zisserman이 224×224 사진을 보는 신경망을 만들었어요.
# 지금은 **VGG**라고 불러요. 그 가운데 가장 잘 알려진 신경망은 필터가 *모두* 3×3이에요.
# 이런 계층을 두세 개씩 묶은 블록이 다섯 개이고, 블록이 끝날 때마다 2×2 풀링을 해요.

# %%
layers, size = [], 224
for block in (2, 2, 3, 3, 3):
    layers += [(3, 1)] * block + [(2, 2)]
    size = size // 2
    print(f"{block} of 3×3, pool: {size:3}×{size}, ", end="")
    print("a cell sees", receptive_field(layers))
for n, F in ((2, 5), (3, 7)):
    few, many = n * 9, F * F
    print(f"{n} of 3×3: {few}, one {F}×{F}: {many}, {many / few - 1:.0%} more")

# %% [markdown] lang="en"
# At the end a cell sees 212 of the 224 pixels of a row, with nothing but 3×3 filters
# and pooling. Their paper gives the reasons that you have just counted: the
# same field, more ReLUs, and fewer weights (one 7×7 has 81 % more than three
# 3×3). They also made the test of section 9, with a larger net and a great many
# photographs. There it had a winner: with one 5×5 in place of each two 3×3, the
# error was 7 % higher.
#
# ## What you learnt
#
# - Two 3×3 filters see 5×5 pixels, three see 7×7. Each layer adds
#   (F − 1) times all the strides before it.
# - With the same number of channels everywhere, the weights go down from 25·C²
#   to 18·C², and so do the multiply–adds. Where channels grow, count first.
# - The price is memory: one more stack of maps for every picture.
# - With nothing in between, two filters are one 5×5 filter, exactly. With ReLU
#   they do what no 5×5 filter can.
# - Not every 5×5 filter can be made of two 3×3.
#
# ## Where to look further
#
# - Simonyan, Zisserman (2014),
#   [Very deep convolutional networks for large-scale image recognition](https://arxiv.org/abs/1409.1556):
#   VGG. Section 2.3 has the comparison with 7×7.
# - Szegedy, Vanhoucke, Ioffe, Shlens, Wojna (2015),
#   [Rethinking the Inception architecture for computer vision](https://arxiv.org/abs/1512.00567):
#   goes on to filters of 1×3 and 3×1.
# - Luo, Li, Urtasun, Zemel (2017),
#   [Understanding the effective receptive field](https://arxiv.org/abs/1701.04128):
#   a cell sees the middle of its field much better than the rim.
#
# ## Challenge
#
# This 5×5 filter *can* be taken apart into two 3×3 filters of whole numbers. Find them, on
# paper. (Start at the frame. What do the three zeros in each corner say? And
# both filters may be the same.)

# %% [markdown] lang="ko"
# 3×3 필터와 풀링만으로도 마지막에는 한 칸이 한 줄의 픽셀 224개 가운데 212개를 봐요.
# 논문에 나오는 까닭은 여러분이 방금 세어 본 그대로예요. 수용 영역이 같고, ReLU가 더
# 많고, 가중치가 적어요(7×7 하나는 3×3 세 개보다 81% 많아요). 두 사람은
# 9절의 실험도 더 큰 신경망과 수많은 사진으로 해 봤어요. 거기서는 승자가 있었어요. 3×3
# 두 개마다 5×5 하나로 바꿨더니 오류율이 7% 높아졌어요.
#
# ## 배운 것
#
# - 3×3 필터 두 개는 픽셀 5×5개를, 세 개는 7×7개를 봐요. 계층마다 (F − 1) × (앞선
#   스트라이드의 곱)만큼 늘어요.
# - 채널 수가 어디서나 같으면 가중치가 25·C²개에서 18·C²개로 줄고, 곱하고 더하는
#   횟수도 그만큼 줄어요. 채널이 늘어나는 곳에서는 먼저 세어 보세요.
# - 대신 메모리가 들어요. 사진마다 특징 맵을 한 묶음 더 간직해야 해요.
# - 사이에 아무것도 없으면 필터 두 개는 정확히 5×5 필터 하나와 같아요. ReLU가 있으면
#   5×5 필터 하나로는 할 수 없는 일을 해요.
# - 모든 5×5 필터를 3×3 두 개로 만들 수 있는 것은 아니에요.
#
# ## 더 볼 것
#
# - Simonyan, Zisserman (2014),
#   [Very deep convolutional networks for large-scale image recognition](https://arxiv.org/abs/1409.1556):
#   VGG 논문이에요. 2.3절에서 7×7과 비교해요.
# - Szegedy, Vanhoucke, Ioffe, Shlens, Wojna (2015),
#   [Rethinking the Inception architecture for computer vision](https://arxiv.org/abs/1512.00567):
#   한 걸음 더 나아가 1×3과 3×1 필터를 써요.
# - Luo, Li, Urtasun, Zemel (2017),
#   [Understanding the effective receptive field](https://arxiv.org/abs/1701.04128):
#   한 칸은 수용 영역의 가장자리보다 가운데를 훨씬 잘 봐요.
#
# ## 도전 문제
#
# 이 5×5 필터는 정수로 된 3×3 필터 두 개로 나눌 수 *있어요*. 종이에 풀어서 찾아보세요.
# (테두리부터 보세요. 모서리마다 모여 있는 0 세 개는 무엇을 말해 주나요? 두 필터가 같아도
# 괜찮아요.)

# %%
wanted = np.array(
    [
        [0, 0, 1, 0, 0],
        [0, 2, -8, 2, 0],
        [1, -8, 20, -8, 1],
        [0, 2, -8, 2, 0],
        [0, 0, 1, 0, 0],
    ]
)
mine = np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]])
other = np.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]])
print("solved:", np.array_equal(combine(mine, other), wanted))
worked.tables(wanted=wanted, together=combine(mine, other))

# %% [markdown] lang="en"
# ---
# Next: [07 · Training LeNet](07_lenet_training.ipynb) ·
# Back: [05 · im2col](05_im2col.ipynb)

# %% [markdown] lang="ko"
# ---
# 다음: [07 · LeNet 학습](07_lenet_training.ipynb) ·
# 이전: [05 · im2col](05_im2col.ipynb)
