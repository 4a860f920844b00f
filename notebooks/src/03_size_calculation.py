# %% [markdown] lang="en"
# # 03 · Working out sizes
#
# **A picture has 7 columns. A filter with 3 columns moves 3 at a time. How
# many numbers come out?**

# %% [markdown] lang="ko"
# # 03 · 크기 계산
#
# **그림에 열이 7개 있어요. 열이 3개인 필터가 한 번에 3칸씩 움직여요. 숫자는
# 몇 개가 나올까요?**

# %%
import numpy as np

from cnn_course import conv2d, legal_strides, output_size, size_sum
from cnn_course import explore, worked

worked.steps(7, 3, stride=3)

# %% [markdown] lang="en"
# Each row is one place of the filter, and its cells carry the number of that
# place. Two places fit. Then one column is left over that no window reads, and
# the third window would reach over the edge. Is the answer 2? Or is it "that does not work"? At the end of this
# lesson you can answer for every picture and every filter.

# %% [markdown] lang="ko"
# 한 줄이 필터의 한 자리이고, 칸 안의 수는 몇 번째 자리인지를 나타내요. 두
# 자리까지는 들어가요. 그러면 어느 창도 읽지 않는
# 열이 하나 남고, 셋째 창은 가장자리를 벗어나요. 답은 2일까요, 아니면 "안
# 된다"일까요? 03강을 마치면 어떤 그림과 어떤 필터에도 답할 수 있어요.

# %% [markdown] lang="en"
# ## 1. Count the places
#
# First the simple case: the filter moves one column at a time.
#
# **Predict:** at how many places can it stand?

# %% [markdown] lang="ko"
# ## 1. 자리 세기
#
# 먼저 쉬운 경우예요. 필터가 한 칸씩 움직여요.
#
# **예상해 보세요.** 필터를 놓을 수 있는 자리는 몇 개일까요?

# %%
worked.steps(7, 3, stride=1)

# %% [markdown] lang="en"
# Five. From its first place the filter can take 7 − 3 = 4 more steps. And
# the **first place** counts too, so it is 4 + 1. Most mistakes with sizes
# are this forgotten + 1. (A fence of 4 boards has 5 posts.)
#
# With N cells and a filter of F:  N − F + 1.

# %% [markdown] lang="ko"
# 다섯 개예요. 첫 자리에서 7 − 3 = 4걸음을 더 갈 수 있어요. 그리고 **첫 자리**도
# 세야 하니까 4 + 1이에요. 크기 계산에서 가장 흔한 실수가 바로 이 + 1을 빠뜨리는
# 거예요. (나무를 심을 때 간격이 4개면 나무는 5그루인 것과 같아요.)
#
# 칸이 N개이고 필터가 F칸이면 자리는 N − F + 1개예요.

# %% [markdown] lang="en"
# ## 2. Larger steps
#
# How far the window moves at a time is called the **stride**.
#
# **Predict:** how many places are there with stride 2?

# %% [markdown] lang="ko"
# ## 2. 더 큰 걸음
#
# 창이 한 번에 움직이는 칸 수를 **스트라이드**(stride)라고 해요.
#
# **예상해 보세요.** 스트라이드가 2이면 자리가 몇 개일까요?

# %%
worked.steps(7, 3, stride=2)

# %% [markdown] lang="en"
# The 4 remaining cells are now covered in steps of 2: 4/2 + 1 = 3 places. In
# general:
#
# $$\frac{N - F}{S} + 1$$
#
# With stride 3 the division leaves a remainder. The course's `output_size` then
# refuses, and says what would fit. (`try` runs a line that may fail; `except`
# catches the error, so that we can print it.)

# %% [markdown] lang="ko"
# 남은 4칸을 2칸씩 가니까 4/2 + 1 = 3자리예요. 일반적으로 쓰면 이래요.
#
# $$\frac{N - F}{S} + 1$$
#
# 스트라이드가 3이면 나누어떨어지지 않아요. 그러면 이 강의의 `output_size`는
# 계산을 거절하고, 어떤 스트라이드가 맞는지 알려 줘요. (`try`는 실패할 수도 있는
# 줄을 실행하고, `except`는 오류를 붙잡아서 출력할 수 있게 해요.)

# %%
print("stride 1:", output_size(7, 3, stride=1))
print("stride 2:", output_size(7, 3, stride=2))
try:
    output_size(7, 3, stride=3)
except ValueError as error:
    print("stride 3:", error)

# %% [markdown] lang="en"
# The strides that fit are the divisors of N − F. Here are all of them:

# %% [markdown] lang="ko"
# 맞는 스트라이드는 N − F의 약수예요. 모두 적으면 이래요.

# %%
legal_strides(7, 3)

# %% [markdown] lang="en"
# ## 3. The same in two dimensions
#
# Rows and columns go by the same rule. The filter now walks over a 7×7
# picture, one cell at a time.
#
# **Predict:** how many rows and columns does the map have?

# %% [markdown] lang="ko"
# ## 3. 2차원에서도 똑같아요
#
# 행과 열이 같은 규칙을 따라요. 이번에는 필터가 7×7 그림 위를 한 칸씩 움직여요.
#
# **예상해 보세요.** 특징 맵은 몇 행 몇 열일까요?

# %%
row = np.array([1, 2, 3, 0, 1, 2, 3, 0])
picture = np.array([np.roll(row, i)[:7] for i in range(7)])
w = np.array([[2, 0, 1], [0, 1, 2], [1, 0, 2]])
explore.convolution(picture, w, at=(0, 0))

# %% [markdown] lang="en"
# Five places down and five across: 7×7 → 5×5. Press ▶ and watch the window
# walk through all of them.
#
# **Exercise.** And with stride 2? Put rows and columns of the map in place of
# the three dots, and run both cells. A wrong answer does no harm: you are told
# what you probably did. `exercises.first_size.give_up()` gives a hint.

# %% [markdown] lang="ko"
# 세로로 다섯 자리, 가로로 다섯 자리니까 7×7 → 5×5예요. ▶를 누르고 창이 모든 자리를
# 지나는 모습을 보세요.
#
# **연습.** 스트라이드가 2이면 어떻게 될까요? 점 세 개가 있는 자리에 특징 맵의 행과
# 열의 수를 쓰고 두 셀을 실행하세요. 틀려도 괜찮아요. 어디에서 틀렸는지 알려 줘요.
# 힌트가 필요하면 `exercises.first_size.give_up()`을 실행하세요.

# %% exercise="first_size"
rows, columns = ..., ...

# %% exercise="first_size"
from cnn_course import exercises

exercises.first_size.check((rows, columns))

# %% [markdown] lang="en"
# Here is the map. Count its rows and columns.

# %% [markdown] lang="ko"
# 그 특징 맵이에요. 행과 열을 세어 보세요.

# %%
worked.convolution(picture, w, stride=2, at=(0, 1))

# %% [markdown] lang="en"
# **Try.** The slides from which this course grew show only the first two
# numbers of this map. Here are all of them. Work out one of the others by
# hand: does it agree? (Of the size the slides work out only the height. The
# width goes the same way: (7 − 3)/2 + 1 = 3.)
#
# And stride 3? The slides say "cannot". Most programs do not stop there. They
# drop the remainder: they round **down** (*floor*). Look at what that costs:

# %% [markdown] lang="ko"
# **해 보세요.** 이 강의의 바탕이 된 슬라이드에는 이 특징 맵의 숫자가 두 개만 나와
# 있어요. 여기에는 다 있으니, 나머지 가운데 하나를 손으로 계산해서 맞는지 확인해
# 보세요. (슬라이드는 크기도 높이만 계산해 놓았어요. 너비도 똑같이 (7 − 3)/2 + 1 =
# 3이에요.)
#
# 스트라이드가 3이면 어떻게 될까요? 슬라이드에는 "안 된다(cannot)"고 되어 있어요.
# 그런데 대부분의 프로그램은 멈추지 않고 나머지를 버려요. **내림**(floor)을 하는
# 거예요. 그러면 무엇을 잃는지 보세요.

# %%
worked.convolution(picture, w, stride=3, rounding="floor")

# %% [markdown] lang="en"
# The hatched cells are in no window. Whatever is in them, the answer is the
# same. Nobody gets a warning. Prove it: change them all, and compare.
# (`conv2d` takes many pictures with many channels at once; `[None, None]` says
# that here it is one picture with one channel.)

# %% [markdown] lang="ko"
# 빗금 친 칸은 어느 창에도 들어가지 않아요. 그 안에 무엇이 있든 답은 같아요.
# 그런데 아무 경고도 없어요. 정말인지 확인해 봐요. 그 칸을 모두 바꾸고 비교해요.
# (`conv2d`는 채널이 여러 개인 그림 여러 장을 한꺼번에 받아요. `[None, None]`은
# 그림이 한 장, 채널이 하나라는 뜻이에요.)

# %%
changed = picture.copy()
changed[6, :] = 999
changed[:, 6] = 999
print("cells that differ:", np.count_nonzero(changed != picture))


def floored(x):
    return conv2d(x[None, None], w[None, None], stride=3, rounding="floor")


print("answers are equal:", np.array_equal(floored(picture), floored(changed)))

# %% [markdown] lang="en"
# ## 4. A frame of zeros
#
# Without help every filter larger than 1×1 makes the picture smaller, and a
# corner cell is read only once. The cure is **padding**: cells of zeros around the
# picture, drawn with dashed lines.

# %% [markdown] lang="ko"
# ## 4. 둘레에 0 두르기
#
# 그냥 두면 1×1보다 큰 필터를 쓸 때마다 그림이 작아지고, 모서리의 칸은 한 번밖에
# 읽히지 않아요. 그래서 그림 둘레에 0을 둘러요. 이것을 **패딩**(padding)이라고 해요.
# 패딩은 점선으로 그렸어요.

# %%
small = np.array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
worked.convolution(small, w, at=(0, 0))

# %%
worked.convolution(small, w, pad=1, at=(0, 0))

# %% [markdown] lang="en"
# 4×4 became 2×2 without padding, and stays 4×4 with one cell of padding. In
# the middle of the second map you find the four numbers of the first. Padding
# counts **on each side**, so the formula has it twice. Height and width go by
# the same rule, each with its own numbers.
#
# $$OH = \frac{H + 2P - FH}{S} + 1 \qquad OW = \frac{W + 2P - FW}{S} + 1$$
#
# H and W are the height and the width of the input, FH and FW those of the
# filter, OH and OW those of the output. P is the padding on each side, and S
# is the stride.

# %% [markdown] lang="ko"
# 패딩이 없으면 4×4가 2×2로 줄고, 한 칸을 두르면 4×4 그대로예요. 둘째 특징 맵의
# 한가운데에 첫째 특징 맵의 숫자 네 개가 있어요. 패딩은 **양쪽에** 붙으니까 식에서
# 두 번 더해요. 높이와 너비는 같은 규칙을 따르고, 수만 저마다 달라요.
#
# $$OH = \frac{H + 2P - FH}{S} + 1 \qquad OW = \frac{W + 2P - FW}{S} + 1$$
#
# H와 W는 입력의 높이와 너비, FH와 FW는 필터의 높이와 너비, OH와 OW는 출력의 높이와
# 너비예요. P는 한쪽에 두르는 패딩, S는 스트라이드예요.

# %%
print(size_sum(4, 3, stride=1, pad=0))
print(size_sum(4, 3, stride=1, pad=1))

# %% [markdown] lang="en"
# **Predict:** how much padding keeps the size at stride 1, for filters of 3, 5
# and 7? And for 4? Write down the one for 5, in cells on each side:

# %% [markdown] lang="ko"
# **예상해 보세요.** 스트라이드가 1일 때 패딩을 얼마나 둘러야 크기가 그대로일까요?
# 필터가 3, 5, 7칸일 때를 생각해 보세요. 4칸이면요? 5칸일 때 한쪽에 몇 칸을 두르는지
# 써 보세요.

# %% exercise="same_pad_5"
pad_for_five = ...

# %% exercise="same_pad_5"
exercises.same_pad_5.check(pad_for_five)

# %%
from cnn_course import same_pad

for F in (3, 5, 7):
    P = same_pad(F)
    print(f"F = {F}: P = {P}, 7 → {output_size(7, F, pad=P)}")
try:
    same_pad(4)
except ValueError as error:
    print("F = 4:", error)

# %% [markdown] lang="en"
# The filter takes F − 1 cells away, and the padding gives 2P back. So
# 2P = F − 1, and P = (F − 1)/2. With an even filter that is no whole number.
#
# Here is the 7×7 picture in its frame of zeros. Compare the sizes of the input
# and the output: 7×7 → 7×7.

# %% [markdown] lang="ko"
# 필터 때문에 F − 1칸이 줄고, 패딩이 2P칸을 되돌려 줘요. 그래서 2P = F − 1,
# 곧 P = (F − 1)/2예요. 필터의 크기가 짝수이면 이 값이 정수가 아니에요.
#
# 7×7 그림 둘레에 0을 한 칸 두르면 이렇게 돼요. 입력과 출력의 크기를 비교해 보세요.
# 7×7 → 7×7이에요.

# %%
worked.convolution(picture, w, pad=1, at=(0, 0))

# %% [markdown] lang="en"
# **Exercise.** Make such a frame yourself. `H, W = x.shape` are the picture's
# height and width, `np.zeros((rows, columns), x.dtype)` is a table of zeros, and
# `table[a:b, c:d] = x` puts a picture into it.

# %% [markdown] lang="ko"
# **연습.** 이런 틀을 직접 만들어 보세요. 그림의 높이와 너비는 `H, W = x.shape`예요.
# `np.zeros((행, 열), x.dtype)`는 0으로 된 표이고, `table[a:b, c:d] = x`라고 쓰면 그
# 자리에 그림이 들어가요.


# %% exercise="my_pad2d"
def my_pad2d(x, pad):
    return ...


# %% exercise="my_pad2d"
exercises.my_pad2d.check(my_pad2d)

# %% [markdown] lang="en"
# ## 5. Your turn
#
# A picture of 28 rows and 31 columns, padding 2, stride 3, filter 5×5. Work
# out the height and the width **on paper**, and put them in place of the three
# dots, height first.

# %% [markdown] lang="ko"
# ## 5. 직접 풀어 보세요
#
# 그림은 28행 31열, 패딩 2, 스트라이드 3, 필터 5×5예요. 높이와 너비를 **종이에**
# 계산해서, 점 세 개가 있는 자리에 높이부터 차례로 쓰세요.

# %% exercise="size_28x31"
height, width = ..., ...

# %% exercise="size_28x31"
exercises.size_28x31.check((height, width))

# %% [markdown] lang="en"
# Stuck? `exercises.size_28x31.give_up()` gives a hint, then a better one, and
# only then the answer.
#
# Now teach it to Python. `//` divides whole numbers and drops the remainder.

# %% [markdown] lang="ko"
# 막혔나요? `exercises.size_28x31.give_up()`을 실행하면 힌트가 나와요. 다시 실행하면
# 더 자세한 힌트가, 그다음에는 답이 나와요.
#
# 이번에는 파이썬으로 써 보세요. `//`는 정수를 나누고 나머지를 버려요.


# %% exercise="my_output_size"
def my_output_size(size, filter_size, stride=1, pad=0):
    return ...


# %% exercise="my_output_size"
exercises.my_output_size.check(my_output_size)

# %% [markdown] lang="en"
# This is what the package says. Below it are the strides that fit. A stride is
# good only if it fits both ways.

# %% [markdown] lang="ko"
# 이 패키지로 계산하면 이래요. 그 아래는 딱 맞는 스트라이드예요. 스트라이드는
# 세로(down)와 가로(across)에 모두 맞아야 해요.

# %%
print("height:", size_sum(28, 5, stride=3, pad=2))
print("width: ", size_sum(31, 5, stride=3, pad=2))
down, across = legal_strides(28, 5, pad=2), legal_strides(31, 5, pad=2)
print("down:  ", down)
print("across:", across)
print("both:  ", sorted(set(down) & set(across)))

# %% [markdown] lang="en"
# ## 6. When the size is not a whole number
#
# There are three ways to live with it: refuse (*exact*), drop the remainder
# (*floor*), or let one more window reach over the edge (*ceil*). Two cases
# that you will meet in real networks: pooling 2×2 with stride 2 on 11 cells,
# and 3×3 with stride 2 on 32 cells.

# %% [markdown] lang="ko"
# ## 6. 크기가 정수가 아닐 때
#
# 방법은 세 가지예요. 거절하기(*exact*), 나머지 버리기(*floor*), 가장자리를
# 벗어나는 창을 하나 더 두기(*ceil*)예요. 실제 신경망에서 만나는 두 경우를 볼게요.
# 11칸을 2×2, 스트라이드 2로 풀링할 때와 32칸을 3×3, 스트라이드 2로 풀링할 때예요.

# %%
for size, F in ((11, 2), (32, 3)):
    floor = output_size(size, F, stride=2, rounding="floor")
    ceil = output_size(size, F, stride=2, rounding="ceil")
    print(f"{size_sum(size, F, stride=2)}: floor {floor}, ceil {ceil}")

# %% [markdown] lang="en"
# PyTorch and Keras round down without a word. So 11 becomes 5, and the last
# row and column of the map are never looked at. In this course the default
# is to refuse: a size that does not fit is worth a thought. (The slides
# recommend pooling with F = 3 and S = 2, though it fits no even size.)
#
# So the first question of this lesson has two answers. If every cell must be
# read, the slides are right: it cannot be done. PyTorch answers 2, and drops a
# column. With one cell of padding, stride 3 fits. Look for a hatched cell in
# the picture below: there is none.

# %% [markdown] lang="ko"
# PyTorch와 Keras는 아무 말 없이 내림을 해요. 그래서 11은 5가 되고, 특징 맵의
# 마지막 행과 열은 쓰이지 않아요. 이 강의에서는 거절하는 것이 기본이에요. 크기가
# 맞지 않으면 한번 생각해 볼 만하니까요. (슬라이드는 F = 3, S = 2인 풀링을 권하지만
# 짝수 크기에는 맞지 않아요.)
#
# 그래서 처음에 던진 질문의 답은 두 가지예요. 모든 칸을 읽어야 한다면 슬라이드가
# 옳아요. 안 돼요. PyTorch는 2라고 답하고 열 하나를 버려요. 패딩을 한 칸 두르면
# 스트라이드 3도 맞아요. 아래 그림에서 빗금 친 칸을 찾아보세요. 하나도 없어요.

# %%
print("pad 0:", legal_strides(7, 3, pad=0))
print("pad 1:", legal_strides(7, 3, pad=1))
worked.convolution(picture, w, stride=3, pad=1)

# %% [markdown] lang="en"
# **Try.** Here you can move everything. The ticks show which strides and pads
# fit, the hatched cells are never read, and below stand the answers of the
# programs side by side. Find out:
#
# - Which strides fit 7×7 with a filter of 3×3 and pad 1?
# - Choose the example with 11×11. Is there a pad that makes stride 2 fit? Why?
# - Can you find a setting in which more than half of the cells are never read?

# %% [markdown] lang="ko"
# **해 보세요.** 이번에는 무엇이든 움직일 수 있어요. 체크 표시는 맞는 스트라이드와
# 패딩이고, 빗금 친 칸은 한 번도 읽히지 않아요. 아래에는 프로그램마다 어떤 답을
# 내는지 나란히 나와요. 찾아보세요.
#
# - 7×7에 3×3 필터, 패딩 1이면 어떤 스트라이드가 맞을까요?
# - 11×11 예제를 골라 보세요. 스트라이드 2에 맞는 패딩이 있나요? 왜 그럴까요?
# - 절반이 넘는 칸이 한 번도 읽히지 않게 만들 수 있나요?

# %%
explore.sizes(example="stride 3")

# %% [markdown] lang="en"
# ## 7. A whole layer
#
# Ten filters of 5×5 look at a colour picture of 32×32, stride 1, padding 2.
# Look at the two sizes below: three channels go in, ten maps come out.

# %% [markdown] lang="ko"
# ## 7. 계층 하나를 통째로
#
# 5×5 필터 열 개가 32×32 컬러 그림을 봐요. 스트라이드는 1, 패딩은 2예요. 아래에서 두
# 크기를 보세요. 채널 세 개가 들어가서 특징 맵 열 장이 나와요.

# %%
from cnn_course import Conv2D, Network, draw

draw.architecture(Network([Conv2D(3, 10, 5, pad=2)]), (3, 32, 32))

# %% [markdown] lang="en"
# As in lesson 02, a filter is as deep as the picture: it has weights for
# all three channels, and one bias. Weights and biases are the parameters.
#
# **Predict** the number of parameters of the ten filters.

# %% [markdown] lang="ko"
# 02강에서 본 것처럼 필터는 그림만큼 깊어요. 세 채널에 대한 가중치가 다 있고,
# 편향이 하나 있어요. 가중치와 편향을 합친 것이 매개변수예요.
#
# 필터 열 개의 매개변수가 모두 몇 개인지 **예상해 보세요.**

# %% exercise="ten_filters"
parameters = ...

# %% exercise="ten_filters"
exercises.ten_filters.check(parameters)

# %% [markdown] lang="en"
# Here is the right number again, and five that learners found instead.

# %% [markdown] lang="ko"
# 바른 답과, 학생들이 자주 내는 다른 답 다섯 개예요.

# %%
from cnn_course import conv_params

print(f"{conv_params(in_channels=3, out_channels=10, filter_size=5)}  right")
print(f"{10 * 5 * 5 * 3}  no bias")
print(f"{10 * 5 * 5 * 3 + 1}  one bias for all the filters")
print(f"{10 * (5 * 5 + 1)}  channels forgotten")
print(f"{10 * 5 * 5}  channels and bias forgotten")
print(f"{10 * 32 * 32 * 3}  as many weights as the picture has numbers")

# %% [markdown] lang="en"
# One filter has 5·5·3 + 1 = 76 parameters, ten have 760. The size of the
# picture plays no part, because the same ten filters are used at every place.
# It does decide the *work*: every number of the output is a sum of 5·5·3 = 75
# products. A **dense** layer, in which every output has a weight of its own
# for every input, needs far more parameters for the same output:

# %% [markdown] lang="ko"
# 필터 하나의 매개변수는 5·5·3 + 1 = 76개, 열 개면 760개예요. 모든 자리에서 같은
# 필터 열 개를 쓰니까 그림의 크기는 상관없어요. 그림의 크기가 정하는 것은
# *계산량*이에요. 출력의 수 하나는 곱 5·5·3 = 75개를 더한 값이거든요. **완전 연결
# 계층**(dense layer)에서는 출력마다 모든 입력에 대한 가중치가 따로 있어요. 그래서
# 같은 크기의 출력을 얻는 데 매개변수가 훨씬 많이 필요해요.

# %%
from cnn_course import conv_mult_adds, dense_params, output_shape

OH, OW = output_shape((32, 32), 5, stride=1, pad=2)
print(f"one filter:     {5 * 5 * 3} + 1 = {conv_params(3, 1, 5)} parameters")
print(f"output:         {OH}×{OW}×10 = {OH * OW * 10:,} numbers")
print(f"multiply–adds:  {conv_mult_adds(3, 10, 5, (OH, OW)):,}")
print(
    f"dense instead:  {dense_params(32 * 32 * 3, OH * OW * 10):,} parameters"
)

# %% [markdown] lang="en"
# ## 8. All the way through LeNet
#
# Now the sizes of a whole network, one layer after the other. C1 and C3 are
# convolutions with 5×5, S2 and S4 are poolings with 2×2 and stride 2. The
# picture has 32×32 pixels. **Predict** the four sizes before you look.

# %% [markdown] lang="ko"
# ## 8. LeNet을 따라가며
#
# 이제 신경망 전체의 크기를 한 계층씩 따라가 봐요. C1과 C3은 5×5 합성곱이고, S2와
# S4는 2×2, 스트라이드 2인 풀링이에요. 그림은 32×32예요. 크기 네 개를 먼저
# **예상해 보세요.**

# %%
size = 32
for name, F, S in [("C1", 5, 1), ("S2", 2, 2), ("C3", 5, 1), ("S4", 2, 2)]:
    before, size = size, output_size(size, F, S)
    print(f"{name}: {before} → {size:2}  {size_sum(before, F, S)}")

# %% [markdown] lang="en"
# **Try.** Start with 28 instead of 32: that is the size of the digits in lesson
# 07. Every layer still fits. But what comes out in the end? LeNet's next layer
# wants 5×5. That is why its digits get a frame of two cells.
#
# ## What you learnt
#
# - The size is (N + 2P − F)/S + 1: the steps that fit, plus the first place.
# - Padding counts on both sides. (F − 1)/2 keeps the size at stride 1.
# - If the division leaves a remainder, something is never read. Frameworks are
#   silent about it.
# - Parameters of a layer: filters × (channels × FH × FW + 1). The size of
#   the picture plays no part.
#
# ## Challenge
#
# Which pairs of filter size and padding turn 32 into exactly 16 with stride
# 2? The cell below gives up as soon as a size does not fit. Make it go on to
# the end. Then say in a sentence what all the answers have in common.

# %% [markdown] lang="ko"
# **해 보세요.** 32 대신 28로 시작해 보세요. 07강에 나오는 숫자 이미지의 원래
# 크기예요. 이번에도 모두 나누어떨어져요. 그런데 마지막에는 몇이 나오나요? LeNet의
# 다음 계층은 5×5를 받아요. 그래서 LeNet에 넣을 때는 둘레에 2칸을 둘러요.
#
# ## 배운 것
#
# - 크기는 (N + 2P − F)/S + 1이에요. 갈 수 있는 걸음 수에 첫 자리를 더해요.
# - 패딩은 양쪽에 붙어요. 스트라이드가 1일 때 (F − 1)/2칸을 두르면 크기가
#   그대로예요.
# - 나누어떨어지지 않으면 읽히지 않는 칸이 생겨요. 프레임워크는 알려 주지 않아요.
# - 계층의 매개변수는 필터 수 × (채널 수 × FH × FW + 1)이에요. 그림의 크기는
#   상관없어요.
#
# ## 도전 문제
#
# 스트라이드 2로 32를 정확히 16으로 만드는 필터 크기와 패딩의 짝을 모두 찾아보세요.
# 아래 셀은 크기가 맞지 않으면 바로 그만둬요. 끝까지 찾도록 고쳐 보세요. 그리고
# 찾은 답들의 공통점을 한 문장으로 말해 보세요.

# %%
found = []
try:
    for F in range(2, 8):
        for P in range(4):
            if output_size(32, F, stride=2, pad=P) == 16:
                found.append((F, P))
except ValueError as error:
    print("F =", F, "P =", P, "stopped:", error)
found

# %% [markdown] lang="en"
# And a function of your own: which strides fit? Give them as a list, from 1
# up, as `legal_strides` does. `a % b` is the remainder of a divided by b.

# %% [markdown] lang="ko"
# 함수도 하나 만들어 보세요. 어떤 스트라이드가 맞을까요? `legal_strides`처럼 1부터
# 차례로 리스트에 담으세요. `a % b`는 a를 b로 나눈 나머지예요.


# %% exercise="my_legal_strides"
def my_legal_strides(size, filter_size, pad=0):
    return ...


# %% exercise="my_legal_strides"
exercises.my_legal_strides.check(my_legal_strides)

# %% [markdown] lang="en"
# The hardest one: a convolution with stride and padding, for one channel. x is
# (H, W), w is (FH, FW), and every size comes out whole. You may use `np.pad`.

# %% [markdown] lang="ko"
# 가장 어려운 문제예요. 채널이 하나일 때, 스트라이드와 패딩이 있는 합성곱을 써 보세요.
# x는 (H, W), w는 (FH, FW)이고, 크기는 언제나 나누어떨어져요. `np.pad`를 써도 돼요.


# %% exercise="my_conv2d_stride"
def my_conv2d_stride(x, w, stride, pad):
    return ...


# %% exercise="my_conv2d_stride"
exercises.my_conv2d_stride.check(my_conv2d_stride)

# %% [markdown] lang="en"
# What you have solved so far, in all lessons:

# %% [markdown] lang="ko"
# 지금까지 모든 강의에서 푼 연습 문제예요.

# %%
exercises.progress()

# %% [markdown] lang="en"
# ---
# Next: [04 · Pooling](04_pooling.ipynb) ·
# Back: [02 · The convolution layer](02_convolution_layer.ipynb)

# %% [markdown] lang="ko"
# ---
# 다음: [04 · 풀링](04_pooling.ipynb) ·
# 이전: [02 · 합성곱 계층](02_convolution_layer.ipynb)
