"""What the exercises say in English."""

TEXTS = {
    # Any exercise
    "exercises.unsolved": "Not solved yet.",
    "exercises.right": "Right.",
    "exercises.right.code": "Right, in all {count} cases.",
    "exercises.wrong": "{answer} is not right.",
    "exercises.count": (
        "The answer has the shape {wanted}; yours has the shape {got}."
    ),
    "exercises.kind": (
        "{name} should be made of numbers, but it is of the type {kind}."
    ),
    "exercises.choice": "{answer} is none of the answers: {choices}.",
    "exercises.uncallable": (
        "A function is asked for, and {answer} is none. "
        "Give its name, without brackets."
    ),
    "exercises.called": (
        "{name} calls {called}. That does the whole work; "
        "write it out yourself."
    ),
    "exercises.changed": (
        "{call}: the result is right, but your function changed what it was "
        "given. Work on a copy."
    ),
    "exercises.shape": (
        "{call} should have the shape {wanted}; yours has the shape {got}."
    ),
    "exercises.value": (
        "{call}: at ({place}) there should be {wanted}, yours has {got}."
    ),
    "exercises.number": "{call} should be {wanted}; yours is {got}.",
    "exercises.memorised": (
        "The examples of the lesson are right; with other numbers it goes "
        "wrong. Was an answer written down instead of worked out?"
    ),
    "exercises.memory": "There was not enough memory to check this answer.",
    "exercises.input": "Given",
    "exercises.expected": "Should be",
    "exercises.progress": "{done} of {count} exercises are solved.",
    # Lesson 03
    "exercise.first_size.right": "(7 − 3)/2 + 1 = 3, down and across.",
    "exercise.first_size.no_one": (
        "You counted the steps, not the places: add 1 for the first place."
    ),
    "exercise.first_size.no_one.more": (
        "Draw a row of 7 cells and lay the window of 3 on its left end. That "
        "is a place already, before the first step."
    ),
    "exercise.first_size.no_stride": (
        "That is right for steps of one cell. Here the window moves by two."
    ),
    "exercise.first_size.no_stride.more": (
        "From the first place to the last there are 7 − 3 = 4 cells. How many "
        "steps of 2 fit into them?"
    ),
    "exercise.first_size.too_far": (
        "You halved the 7. But the window is 3 wide and has to stay inside: "
        "take it away first."
    ),
    "exercise.first_size.too_far.more": (
        "Only 7 − 3 = 4 cells are left to walk over. Divide those by 2, then "
        "count the first place too."
    ),
    "exercise.same_pad_5.right": "(5 − 1)/2 = 2 cells on each side.",
    "exercise.same_pad_5.both_sides": (
        "4 is what both sides need together. `pad` is the number on each side."
    ),
    "exercise.same_pad_5.both_sides.more": (
        "A filter of 5 makes a row 4 cells shorter. Share these 4 between "
        "left and right."
    ),
    "exercise.same_pad_5.half": (
        "You halved the filter. The cell in its middle needs no padding."
    ),
    "exercise.same_pad_5.half.more": (
        "A filter of 5 has a middle, and so many cells to each side of it. "
        "Count them."
    ),
    "exercise.same_pad_5.as_for_three": (
        "That is right for a filter of 3. This one has 5 cells."
    ),
    "exercise.same_pad_5.as_for_three.more": (
        "How many cells does a filter of 5 reach out on each side of its "
        "middle?"
    ),
    "exercise.size_28x31.right": (
        "(28 + 2·2 − 5)/3 + 1 = 10 and (31 + 2·2 − 5)/3 + 1 = 11."
    ),
    "exercise.size_28x31.no_one": "You left out the + 1.",
    "exercise.size_28x31.no_one.more": (
        "The division counts the steps. The window stands somewhere before "
        "the first step, too."
    ),
    "exercise.size_28x31.no_pad": "You forgot the padding.",
    "exercise.size_28x31.no_pad.more": (
        "With pad 2 the row has two more cells on the left and two more on "
        "the right. Start from that length."
    ),
    "exercise.size_28x31.pad_once": (
        "You counted the padding once. There are 2 cells on each of the two "
        "sides."
    ),
    "exercise.size_28x31.pad_once.more": (
        "A row of 28 with pad 2 has 2 + 28 + 2 cells."
    ),
    "exercise.size_28x31.swapped": (
        "You exchanged height and width. The input is 28 high and 31 wide."
    ),
    "exercise.size_28x31.swapped.more": (
        "Height comes first, in the answer as in (28, 31)."
    ),
    "exercise.size_28x31.no_stride": (
        "You forgot the stride: the window moves by three cells."
    ),
    "exercise.size_28x31.no_stride.more": (
        "Divide by 3 what is left of the row, then add 1."
    ),
    "exercise.ten_filters.right": "10·(5·5·3 + 1) = 760.",
    "exercise.ten_filters.no_bias": "You left out the biases.",
    "exercise.ten_filters.no_bias.more": (
        "Every filter adds one number of its own to each of its sums."
    ),
    "exercise.ten_filters.one_bias": (
        "You took one bias for all the filters. Each has its own."
    ),
    "exercise.ten_filters.one_bias.more": (
        "Count one filter with all that belongs to it, then take it 10 times."
    ),
    "exercise.ten_filters.no_channels": (
        "You forgot the channels: a filter is as deep as its input."
    ),
    "exercise.ten_filters.no_channels.more": (
        "A filter has 5×5 weights for every one of the 3 channels."
    ),
    "exercise.ten_filters.no_channels_no_bias": (
        "You forgot the channels, and the biases too."
    ),
    "exercise.ten_filters.no_channels_no_bias.more": (
        "A filter has 5×5 weights for each of 3 channels, and one number "
        "besides."
    ),
    "exercise.ten_filters.one_filter": (
        "That is one filter. The layer has ten."
    ),
    "exercise.ten_filters.one_filter.more": (
        "Each of the ten filters has weights and a bias of its own."
    ),
    "exercise.ten_filters.times_input": (
        "You counted a weight for every number of the picture. A filter is "
        "used at all places alike, so the picture's size plays no part."
    ),
    "exercise.ten_filters.times_input.more": (
        "Look only at the filters: how many numbers stand in them?"
    ),
    "exercise.ten_filters.dense": (
        "That is a dense layer, in which every output has its own weights. "
        "Here all places share one filter."
    ),
    "exercise.ten_filters.dense.more": (
        "Look only at the filters: how many numbers stand in them?"
    ),
    "exercise.my_output_size.right": (
        "Padding counts twice, the division counts steps, and + 1 is the "
        "place before the first step."
    ),
    "exercise.my_output_size.no_one": "You left out the + 1.",
    "exercise.my_output_size.no_one.more": (
        "The division counts the steps. How many places are there for 0 steps?"
    ),
    "exercise.my_output_size.pad_once": (
        "You counted the padding once. `pad` cells stand on each side."
    ),
    "exercise.my_output_size.pad_once.more": (
        "How long is a row of 4 cells with pad 1?"
    ),
    "exercise.my_output_size.no_pad": "You forgot the padding.",
    "exercise.my_output_size.no_pad.more": (
        "Your function takes `pad`, but does it use it?"
    ),
    "exercise.my_output_size.no_stride": "You forgot the stride.",
    "exercise.my_output_size.no_stride.more": (
        "Your function takes `stride`, but does it use it? The window walks "
        "over the same cells in fewer steps."
    ),
    "exercise.my_output_size.one_inside": (
        "Your + 1 is divided too. It belongs behind the division."
    ),
    "exercise.my_output_size.one_inside.more": (
        "First count the steps, then add the one place where they begin."
    ),
    "exercise.my_output_size.pad_taken_off": (
        "You took the padding away. It makes the row longer."
    ),
    "exercise.my_output_size.pad_taken_off.more": (
        "Which sign belongs before 2·pad?"
    ),
    "exercise.my_pad2d.right": (
        "The picture stands in the middle of zeros, `pad` cells from every "
        "side, also where it is no square."
    ),
    "exercise.my_pad2d.one_side": (
        "You put zeros above and on the left only. They belong on all four "
        "sides."
    ),
    "exercise.my_pad2d.one_side.more": (
        "By how many cells does the height grow, if `pad` are added above "
        "and `pad` below?"
    ),
    "exercise.my_pad2d.at_the_end": (
        "The size is right, but the picture stands in the upper left corner."
    ),
    "exercise.my_pad2d.at_the_end.more": (
        "In which row of the frame does the picture's first row begin?"
    ),
    "exercise.my_pad2d.ones": (
        "Your frame is made of ones. Zeros are asked for."
    ),
    "exercise.my_pad2d.ones.more": (
        "A one in the frame would be added to the sums; a zero adds nothing."
    ),
    "exercise.my_pad2d.rows_only": (
        "You added rows above and below, but no columns."
    ),
    "exercise.my_pad2d.rows_only.more": (
        "The width grows just as the height does."
    ),
    "exercise.my_pad2d.square": (
        "You took the height for the width too. A picture need not be square."
    ),
    "exercise.my_pad2d.square.more": (
        "`x.shape` gives two numbers, H and W. Where do you use W?"
    ),
    "exercise.my_pad2d.repeated_edge": (
        "You repeated the cells at the edge. Zeros are asked for."
    ),
    "exercise.my_pad2d.repeated_edge.more": (
        "What stands in the frame must not depend on the picture."
    ),
    "exercise.my_pad2d.always_one": (
        "Your frame is always one cell wide. `pad` says how wide."
    ),
    "exercise.my_pad2d.always_one.more": (
        "Your function takes `pad`, but does it use it?"
    ),
    "exercise.my_legal_strides.right": (
        "A stride fits if it divides what the window has to walk over."
    ),
    "exercise.my_legal_strides.no_whole_span": (
        "The largest stride is missing: from the first place right to the "
        "last, in one step."
    ),
    "exercise.my_legal_strides.no_whole_span.more": (
        "Where does `range` end? Its last number isn't among them."
    ),
    "exercise.my_legal_strides.no_stride_one": (
        "Stride 1 is missing. It fits always."
    ),
    "exercise.my_legal_strides.no_stride_one.more": (
        "Where does your `range` begin?"
    ),
    "exercise.my_legal_strides.of_the_size": (
        "You divide the whole row. The window itself has to stay inside: "
        "take its size away first."
    ),
    "exercise.my_legal_strides.of_the_size.more": (
        "A window of 3 in a row of 7 can move by 4 cells in all."
    ),
    "exercise.my_legal_strides.no_pad": "You forgot the padding.",
    "exercise.my_legal_strides.no_pad.more": (
        "Your function takes `pad`, but does it use it?"
    ),
    "exercise.my_legal_strides.pad_once": (
        "You counted the padding once. `pad` cells stand on each side."
    ),
    "exercise.my_legal_strides.pad_once.more": (
        "How long is a row of 7 cells with pad 1?"
    ),
    "exercise.my_legal_strides.all_strides": (
        "You took every stride. Only those fit that leave no remainder."
    ),
    "exercise.my_legal_strides.all_strides.more": (
        "`a % b` is the remainder of a divided by b."
    ),
    "exercises.more": ("For more help, call this once more."),
    "exercises.ask": ("For more help, ask your teacher."),
    "exercise.first_size.hint": (
        "In how many places can a window of 3 stand in a row of 7, if it "
        "moves by 2?"
    ),
    "exercise.first_size.hint.more": (
        "Size minus filter, divided by the stride, plus one. Once for "
        "each side."
    ),
    "exercise.same_pad_5.hint": (
        "Without padding, how much shorter does a filter of 5 make a row?"
    ),
    "exercise.same_pad_5.hint.more": (
        "What is lost has to be added before: half of it on each side."
    ),
    "exercise.size_28x31.hint": (
        "Work out the height first, then the width, each with the formula "
        "of section 4."
    ),
    "exercise.size_28x31.hint.more": (
        "Height: start from 28, add the padding of both sides, take away "
        "5, divide by 3, add 1."
    ),
    "exercise.ten_filters.hint": (
        "How many numbers belong to one filter? A colour picture has "
        "three channels."
    ),
    "exercise.ten_filters.hint.more": (
        "One filter: 5·5 weights for each channel, and one bias. Then ten "
        "of them."
    ),
    "exercise.my_output_size.hint": (
        "How many steps can the window take? And how many places is that?"
    ),
    "exercise.my_output_size.hint.more": (
        "The row is `size + 2 * pad` long; the window takes `filter_size` "
        "of it; `//` divides whole numbers."
    ),
    "exercise.my_pad2d.hint": (
        "Make a larger table of zeros, then put the picture into its middle."
    ),
    "exercise.my_pad2d.hint.more": (
        "`np.zeros((H + 2 * pad, …))` makes the table, and a slice from "
        "`pad` to `pad + H` is where the rows go."
    ),
    "exercise.my_legal_strides.hint": (
        "How many cells does the window move in all, from its first place "
        "to its last?"
    ),
    "exercise.my_legal_strides.hint.more": (
        "Go through all strides from 1 to that number, and keep those "
        "that divide it: `%` gives the remainder."
    ),
}
