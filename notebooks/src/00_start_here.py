# %% [markdown] lang="en"
# # 00 · Start here
#
# **Can sixty thousand numbers read handwriting?**
#
# Click into the next cell and press `Shift` + `Enter`.

# %% [markdown] lang="ko"
# # 00 · 시작하기
#
# **6만 개의 수로 손글씨를 읽을 수 있을까요?**
#
# 다음 셀을 클릭하고 `Shift` + `Enter`를 눌러 보세요.

# %%
from cnn_course import LeNet5, data, draw, evaluate, fit

mnist = data.load_mnist(pad=2)
draw.images(mnist.x_test[:16], columns=8)

# %% [markdown] lang="en"
# You read these digits without effort. Now try to write down a rule for it:
# when is it a 4, and when a 9? People tried for years. What works is
# different: show a network many digits, and let it find the rule itself.
#
# ## A taste
#
# This cell makes such a network, shows it 10,000 digits once, and then tests
# it on 10,000 others. It takes a few seconds, on your computer, without the
# internet.
#
# **Predict:** how many out of 100 will it read correctly?

# %% [markdown] lang="ko"
# 여러분은 이 숫자들을 쉽게 읽어요. 그런데 읽는 규칙을 글로 쓰려면 어려워요. 어떨 때
# 4이고 어떨 때 9일까요? 오랫동안 많은 사람이 애썼지만 잘되지 않았어요. 잘되는 방법은
# 따로 있어요. 신경망에게 숫자를 많이 보여 주고 규칙을 스스로 찾게 하는 거예요.
#
# ## 맛보기
#
# 아래 셀은 그런 신경망을 만들어 숫자 10,000개를 한 번 보여 주고, 다른 숫자
# 10,000개로 시험해요. 몇 초면 끝나요. 인터넷 없이 여러분의 컴퓨터에서 돌아가요.
#
# **예상해 보세요.** 100개 가운데 몇 개를 맞힐까요?

# %% tags=["nbval-ignore-output"]
net = LeNet5(seed=0)
x, y = mnist.x_train[:10_000], mnist.y_train[:10_000]
fit(net, x, y, epochs=1, batch_size=32)
loss, accuracy = evaluate(net, mnist.x_test, mnist.y_test)
print(f"{accuracy:.1%}")

# %% [markdown] lang="en"
# Not bad for a few seconds. It is more than nine out of ten:

# %% [markdown] lang="ko"
# 몇 초 만에 이 정도면 훌륭해요. 열 개 가운데 아홉 개 넘게 맞혔어요.

# %%
print(len(mnist.x_test), "digits tested, more than 90 %:", accuracy > 0.9)

# %% [markdown] lang="en"
# ## Now your digit
#
# **Try.** Change the drawing: put `#` where there is ink. Then run the cell.
# On the left is what the network sees, on the right how sure it is of each
# digit.

# %% [markdown] lang="ko"
# ## 이제 직접 써 보세요
#
# **해 보세요.** 그림을 바꿔 보세요. 잉크가 있는 곳에 `#`을 쓰면 돼요. 그런 다음
# 셀을 실행하세요. 왼쪽은 신경망이 보는 그림이에요. 오른쪽은 신경망이 각 숫자라고
# 얼마나 확신하는지 보여 줘요.

# %% tags=["nbval-ignore-output"]
drawing = """
..######..
##......##
........##
......##..
....##....
..##......
##########
"""
mine = data.digit_from_text(drawing)
draw.bars(net.probabilities(mine)[0], image=mine[0, 0])

# %% [markdown] lang="en"
# ## What is inside
#
# The network is **LeNet-5**, published in 1998. It read the amounts on bank
# cheques, and most convolutional networks since then are built like it. Read
# the picture from left to right. (We use it in today's form, with ReLU and max
# pooling; lesson 07 says what was different in 1998.)

# %% [markdown] lang="ko"
# ## 그 안에는 무엇이 있을까요?
#
# 이 신경망은 1998년에 발표된 **LeNet-5**예요. 은행 수표의 금액을 읽는 데 쓰였고,
# 그 뒤에 나온 합성곱 신경망도 대부분 이렇게 생겼어요. 그림을 왼쪽에서 오른쪽으로
# 읽어 보세요. (여기서는 ReLU와 최대 풀링을 쓰는 요즘 방식이에요. 1998년에는 무엇이
# 달랐는지 07강에서 이야기해요.)

# %%
draw.architecture(net)

# %% [markdown] lang="en"
# - **CONV**, convolution (C1): small filters slide over the picture and look for
#   something, an edge for example. `6@28×28` means 6 maps of 28×28 numbers.
# - **POOL**, pooling (S2, for *subsampling*): makes each map smaller and keeps
#   what is strongest.
# - CONV and POOL once more (C3, S4): now the filters look for something in the
#   maps.
# - **FC**, fully connected (F5, F6, F7): three dense layers turn what was found
#   into ten scores, one for each digit. (In 1998 F5 was called C5: lesson 05
#   says why. An older net of the same group, smaller, is called LeNet-1.)
#
# The height and width of every map follow from the one before. Soon you will
# work them out yourself, and also the last column here: how many numbers each
# layer learns. All together they are the sixty thousand.

# %% [markdown] lang="ko"
# - **CONV**, 합성곱(convolution), C1: 작은 필터가 그림 위를 옮겨 다니며 에지 같은 것을
#   찾아요. `6@28×28`은 28×28 크기의 특징 맵이 6장이라는 뜻이에요.
# - **POOL**, 풀링(pooling), S2: 특징 맵을 작게 줄이면서 가장 강한 것을 남겨요. (S는
#   영어 *subsampling*의 첫 글자예요.)
# - CONV와 POOL을 한 번 더 해요(C3, S4). 이번에는 필터가 특징 맵에서 무언가를 찾아요.
# - **FC**, 완전 연결 계층(fully connected layer), F5·F6·F7: 지금까지 찾아낸 것을 계층 세 개가
#   점수 열 개로 바꿔요. 점수는 숫자마다 하나씩이에요. 아래 표에는 Dense로 나와요.
#   (1998년에는 F5를 C5라고 불렀어요. 까닭은 05강에 나와요. 같은 연구팀이 그 전에 만든
#   더 작은 신경망이 LeNet-1이에요.)
#
# 특징 맵의 높이와 너비는 바로 앞의 크기에서 나와요. 곧 직접 계산할 수 있게 돼요.
# 아래 표의 마지막 열도요. 계층마다 배우는 수가 몇 개인지 적은 열이에요. 모두 더하면
# 처음에 말한 그 6만여 개예요.

# %%
print(net.summary())

# %% [markdown] lang="en"
# And this is what the six filters of the first layer made of the first test
# digit. Each map lights up where its filter found something. A map stays black
# if its filter found nothing. Which map likes horizontal strokes?

# %% [markdown] lang="ko"
# 첫째 계층의 필터 여섯 개가 첫 번째 테스트 숫자로 만든 결과예요. 필터가 무언가를
# 찾은 곳이 밝아요. 아무것도 찾지 못한 필터의 특징 맵은 온통 검어요. 가로획이 특히
# 밝은 특징 맵은 어느 것인가요?

# %% tags=["nbval-ignore-output"]
maps = net.activations(mnist.x_test[:1])
draw.feature_maps(maps[1][0])

# %% [markdown] lang="en"
# One picture, six maps, 28 rows and 28 columns each, as the drawing said:

# %% [markdown] lang="ko"
# 그림 한 장에서 특징 맵 여섯 장이 나왔고, 한 장은 28행 28열이에요. 위의 구조
# 그림과 같아요.

# %%
maps[1].shape

# %% [markdown] lang="en"
# How does a filter find something? That is lesson 01, and there it takes
# nine numbers and a very small picture.
#
# ## The way through the course
#
# | Lesson | Question |
# |---|---|
# | **00 Start here** | Can sixty thousand numbers read handwriting? |
# | [01 The edge filter](01_edge_filter.ipynb) | How can nine numbers find the edges in a photograph? |
# | [02 The convolution layer](02_convolution_layer.ipynb) | What if the picture has colours, and there are many filters? |
# | [03 Working out sizes](03_size_calculation.ipynb) | How many numbers come out? |
# | [04 Pooling](04_pooling.ipynb) | How does a map get smaller without losing what matters? |
# | [05 im2col](05_im2col.ipynb) | Why is a convolution a product of two matrices? |
# | [06 Small filters](06_small_filters.ipynb) | Why two filters of 3×3 rather than one of 5×5? |
# | [07 Training LeNet](07_lenet_training.ipynb) | How does a network find its own filters? |
# | [08 What the net sees](08_what_the_net_sees.ipynb) | What is each unit looking for? |
# | [09 Frameworks](09_frameworks.ipynb) | How is a net written in PyTorch and Keras, and how do its weights move there? |

# %% [markdown] lang="ko"
# 필터는 어떻게 무언가를 찾을까요? 01강에서 알아봐요. 숫자 아홉 개와 아주 작은 그림
# 하나면 충분해요.
#
# ## 강의 순서
#
# | 강의 | 질문 |
# |---|---|
# | **00 시작하기** | 6만 개의 수로 손글씨를 읽을 수 있을까요? |
# | [01 에지 필터](01_edge_filter.ipynb) | 숫자 아홉 개로 어떻게 사진 속 에지를 찾을까요? |
# | [02 합성곱 계층](02_convolution_layer.ipynb) | 그림에 색이 있고 필터가 여러 개면 어떻게 될까요? |
# | [03 크기 계산](03_size_calculation.ipynb) | 숫자는 몇 개가 나올까요? |
# | [04 풀링](04_pooling.ipynb) | 중요한 것을 잃지 않고 어떻게 특징 맵을 줄일까요? |
# | [05 im2col](05_im2col.ipynb) | 합성곱은 왜 두 행렬의 곱일까요? |
# | [06 작은 필터](06_small_filters.ipynb) | 왜 5×5 하나보다 3×3 둘이 나을까요? |
# | [07 LeNet 학습](07_lenet_training.ipynb) | 신경망은 자기 필터를 어떻게 찾을까요? |
# | [08 신경망이 보는 것](08_what_the_net_sees.ipynb) | 유닛마다 무엇을 찾고 있을까요? |
# | [09 프레임워크](09_frameworks.ipynb) | 신경망을 PyTorch와 Keras로는 어떻게 쓰고, 가중치는 어떻게 옮길까요? |

# %% [markdown] lang="en"
# ## How a lesson works
#
# - **Predict.** Say or write down an answer before you run the cell. A wrong
#   guess teaches more than no guess.
# - **Try.** Change the code. You cannot break anything: *Kernel → Restart*
#   begins again, and if you rename your file, `cnn-course` brings a fresh copy.
# - **See why.** After the picture come two or three sentences. The pictures
#   of numbers always show the sum that leads to the marked cell.
# - **Touch.** Some pictures answer. Point at a cell, walk with the arrow keys,
#   press ▶, or click on a number and type another one. Try it here: which
#   cells of the input does the last number of the output come from?

# %% [markdown] lang="ko"
# ## 이렇게 공부해요
#
# - **예상해 보세요.** 셀을 실행하기 전에 답을 말하거나 적어 보세요. 틀려도 괜찮아요.
#   예상하지 않을 때보다 더 많이 배워요.
# - **해 보세요.** 코드를 바꿔 보세요. 망가질 걱정은 하지 마세요. *Kernel →
#   Restart*를 누르면 처음부터 다시 할 수 있어요. 파일 이름을 바꿔 두면
#   `cnn-course`가 새 파일을 가져다줘요.
# - **왜 그런지 알아봐요.** 그림 다음에는 설명이 두세 문장 있어요. 숫자 표 그림에는
#   표시된 칸의 값이 어떻게 나왔는지 계산식이 늘 함께 있어요.
# - **만져 보세요.** 대답하는 그림도 있어요. 칸을 가리키거나, 방향키로 옮겨
#   다니거나, ▶를 누르거나, 숫자를 클릭해서 다른 숫자를 써 보세요. 아래 그림에서
#   해 볼까요? 출력의 마지막 숫자는 입력의 어느 칸에서 왔을까요?

# %%
from cnn_course import explore

x = [[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2]]
explore.convolution(x, w=[[1, 0], [0, 1]])

# %% [markdown] lang="en"
# A cell runs with `Shift` + `Enter`. Run them from top to bottom: later ones
# use what earlier ones made. A star `[*]` beside a cell means that it is
# still working.
#
# You need a little Python: variables, lists, loops, functions. `np.array`
# makes a table of numbers; the rest of NumPy you pick up on the way.

# %% [markdown] lang="ko"
# 셀은 `Shift` + `Enter`로 실행해요. 앞 셀에서 만든 것을 뒤 셀에서 쓰니까 위에서
# 아래로 차례대로 실행하세요. 셀 옆에 별표 `[*]`가 있으면 아직 계산하고 있다는
# 뜻이에요.
#
# 파이썬을 조금 알면 돼요. 변수, 리스트, 반복문, 함수 정도예요. `np.array`는 숫자
# 표를 만들어요. 나머지 NumPy는 하면서 익히면 돼요.

# %% [markdown] lang="en"
# From the next lesson on there are exercises, and each answer is checked at
# once. What you have solved is kept on your computer; run this cell again
# whenever you want to see how far you have come (`✔` is solved, `…` is tried).

# %% [markdown] lang="ko"
# 다음 강의부터는 연습 문제가 있고, 답을 쓰면 바로 확인해 줘요. 무엇을 풀었는지는
# 여러분의 컴퓨터에 기록돼요. 얼마나 왔는지 보고 싶을 때마다 이 셀을 다시 실행하세요.
# `✔`는 푼 문제, `…`는 풀고 있는 문제예요.

# %%
from cnn_course import exercises

exercises.progress()

# %% [markdown] lang="en"
# ## Challenge
#
# Draw a digit that the network takes for another one, though you yourself
# would read it without doubt. Lesson 07 trains the same network with six times
# as many digits, and longer: does it fall for the same drawing?
#
# ---
# Next: [01 · The edge filter](01_edge_filter.ipynb)

# %% [markdown] lang="ko"
# ## 도전 문제
#
# 여러분은 분명히 읽을 수 있는데 신경망은 다른 숫자로 읽는 그림을 그려 보세요.
# 07강에서는 같은 신경망을 여섯 배 많은 숫자로 더 오래 학습시켜요. 그 신경망도 같은
# 그림에 속을까요?
#
# ---
# 다음: [01 · 에지 필터](01_edge_filter.ipynb)
