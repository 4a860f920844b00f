"""What a teacher is told who has a class (classroom.py, class_report.py)."""

EN = {
    "class.no_folder": (
        "{folder} is a file, not a folder. Name a folder for the class."
    ),
    "class.other_folder": (
        "{folder} is not empty, and it is not the folder of a class. Name a "
        "new folder; it will be made."
    ),
    "class.cannot_read": (
        "{folder} cannot be read ({reason}). Name the folder of your class."
    ),
    "class.cannot_write": (
        "{folder} cannot be written ({reason}). Name a folder of your own."
    ),
    "class.no_lessons": (
        "There are no lessons in {folder}. Get the course's folder again, "
        "or build them with: python notebooks/build.py"
    ),
    "class.name_folder": (
        "Name the folder of the class, for example: cnn-course {task} "
        "our-class"
    ),
    "class.no_folder_here": (
        "{task} wants no folder, and {folder} was named. Leave it out."
    ),
    "class.one_language": (
        "The lessons open in one language: choose --lang en or --lang ko."
    ),
    "class.made": "{count} assignments were made in {folder}: {names}",
    "class.kept": "These stood there already, and stay as they are: {names}",
    "class.exchange": "Lessons go out and come in through {folder}",
    "class.next": "Next, in that folder: nbgrader generate_assignment {name}",
    "class.no_gradebook": (
        "There is no gradebook in {folder}. Is it the folder of the class? "
        "If it is, hand out an assignment first: nbgrader "
        "generate_assignment 03-en"
    ),
    "class.bad_gradebook": (
        "The gradebook in {folder} cannot be read ({reason}). Restore it "
        "from your backup, or grade again: nbgrader autograde 03-en"
    ),
    "class.nothing_graded": (
        "Nothing was graded in {folder} yet. Grade an assignment first, for "
        "example: nbgrader autograde 03-en"
    ),
    "class.no_nbgrader": (
        "nbgrader is not installed. In the course's folder, type: "
        "uv sync --inexact --group class"
    ),
    "class.written": "For the class, without names: {page}",
    "class.written_marks": "For you alone, with names: {marks}",
    "class.title": "Where the class stands",
    "class.handed_in": "Handed in: {count}",
    "class.tried": "{tried} of {count} tried it, {right} solved it.",
    "class.state.right": "solved",
    "class.state.part": "right in part",
    "class.state.wrong": "not right",
    "class.state.look": "to be marked by hand",
    "class.state.unsolved": "not tried",
    "class.times": "made {count} times",
    "class.other_mistake": "Something else.",
    "class.other_answer": "other",
    "class.nobody": "Nobody has predicted anything yet.",
    "class.answer": "Show the answer",
    "class.look": "yes",
    "class.column.assignment": "assignment",
    "class.column.learner": "learner",
    "class.column.points": "points",
    "class.column.of": "of",
    "class.column.look": "mark by hand",
    "class.column.handed_in": "handed in (UTC)",
    "teacher.edition": "Teacher's edition.",
    "teacher.for_you": "For the teacher",
    "teacher.whole": (
        "{count} exercises, {points} points, about {minutes} minutes for the "
        "exercises alone (3 for a warm-up, 8 for a core exercise, 15 for a "
        "challenge; an estimate, not measured)."
    ),
    "teacher.exercise": "Exercise",
    "teacher.level": "Level",
    "teacher.points": "Points",
    "teacher.minutes": "Minutes",
    "teacher.level.warm_up": "warm-up",
    "teacher.level.core": "core",
    "teacher.level.challenge": "challenge",
    "teacher.short": "points: {points} · about {minutes} minutes",
    "teacher.solution": "Solution:",
    "teacher.choices": "It can be answered with one of:",
    "teacher.mistakes": "Known mistakes, and what a learner is told then",
    "teacher.hints": "Hints, in the order of `give_up()`",
    "cli.help_both": "; for classroom also both",
    "cli.help_folder": "folder of the class, for classroom and class-report",
    "cli.help_classroom": (
        "classroom: make the folder from which a class gets the lessons; "
        "class-report: see where the class stands"
    ),
}

KO = {
    "class.no_folder": (
        "{folder}: 폴더가 아니라 파일이에요. 학급 폴더로 쓸 다른 이름을 적어 "
        "주세요."
    ),
    "class.other_folder": (
        "{folder}: 학급 폴더가 아닌데 이미 다른 파일이 들어 있어요. "
        "새 폴더 이름을 적어 주시면 만들어 드려요."
    ),
    "class.cannot_read": (
        "{folder}: 읽을 수 없어요 ({reason}). 학급 폴더를 적어 주세요."
    ),
    "class.cannot_write": (
        "{folder}에 쓸 수 없어요 ({reason}). 쓸 수 있는 폴더를 적어 주세요."
    ),
    "class.no_lessons": (
        "{folder}에 강의가 없어요. 강의 폴더를 다시 받거나 이 명령으로 "
        "만드세요: python notebooks/build.py"
    ),
    "class.name_folder": (
        "학급 폴더를 적어 주세요. 예를 들면 이렇게요: cnn-course {task} "
        "our-class"
    ),
    "class.no_folder_here": (
        "{task}에는 폴더가 필요 없어요. {folder}을(를) 빼고 다시 입력하세요."
    ),
    "class.one_language": (
        "강의는 한 가지 언어로 열려요. --lang en이나 --lang ko를 고르세요."
    ),
    "class.made": "{folder}에 과제 {count}개를 만들었어요: {names}",
    "class.kept": "이미 있던 과제는 그대로 두었어요: {names}",
    "class.exchange": "강의를 나눠 주고 걷는 폴더: {folder}",
    "class.next": (
        "이제 그 폴더에서 이렇게 입력하세요: nbgrader generate_assignment "
        "{name}"
    ),
    "class.no_gradebook": (
        "{folder}에 성적부가 없어요. 학급 폴더가 맞나요? 맞다면 먼저 과제를 "
        "나눠 주세요: nbgrader generate_assignment 03-ko"
    ),
    "class.bad_gradebook": (
        "{folder}의 성적부를 읽을 수 없어요 ({reason}). 백업해 둔 것으로 "
        "되돌리거나 다시 채점하세요: nbgrader autograde 03-ko"
    ),
    "class.nothing_graded": (
        "{folder}에 아직 채점한 과제가 없어요. 먼저 채점하세요. 예를 들면 "
        "이렇게요: nbgrader autograde 03-ko"
    ),
    "class.no_nbgrader": (
        "nbgrader가 설치되어 있지 않아요. 강의 폴더에서 이렇게 입력하세요: "
        "uv sync --inexact --group class"
    ),
    "class.written": "학생들과 함께 볼 페이지 (이름 없음): {page}",
    "class.written_marks": "선생님만 볼 점수표 (이름 있음): {marks}",
    "class.title": "우리 반은 어디까지 왔을까요",
    "class.handed_in": "낸 사람: {count}명",
    "class.tried": (
        "{count}명 가운데 {tried}명이 풀어 봤고, {right}명이 맞혔어요."
    ),
    "class.state.right": "맞음",
    "class.state.part": "일부 맞음",
    "class.state.wrong": "틀림",
    "class.state.look": "선생님이 채점할 것",
    "class.state.unsolved": "풀지 않음",
    "class.times": "{count}번 나온 실수예요",
    "class.other_mistake": "그 밖의 실수예요.",
    "class.other_answer": "그 밖",
    "class.nobody": "아직 아무도 예상을 적지 않았어요.",
    "class.answer": "정답 보기",
    "class.look": "예",
    "class.column.assignment": "과제",
    "class.column.learner": "학생",
    "class.column.points": "점수",
    "class.column.of": "만점",
    "class.column.look": "직접 채점",
    "class.column.handed_in": "낸 시각 (UTC)",
    "teacher.edition": "교사용이에요.",
    "teacher.for_you": "선생님께",
    "teacher.whole": (
        "문제는 {count}개, 점수는 모두 {points}점이에요. 문제 푸는 시간만 "
        "{minutes}분쯤 잡으세요. (준비 3분, 기본 8분, 도전 15분으로 어림한 "
        "값이에요. 재어 본 값은 아니에요.)"
    ),
    "teacher.exercise": "문제",
    "teacher.level": "난이도",
    "teacher.points": "점수",
    "teacher.minutes": "시간(분)",
    "teacher.level.warm_up": "준비",
    "teacher.level.core": "기본",
    "teacher.level.challenge": "도전",
    "teacher.short": "{points}점 · {minutes}분쯤",
    "teacher.solution": "풀이:",
    "teacher.choices": "이 가운데 하나로 답할 수 있어요:",
    "teacher.mistakes": "자주 나오는 실수와, 그때 학생에게 해 주는 말",
    "teacher.hints": "`give_up()`이 차례로 주는 힌트",
    "cli.help_both": "; classroom에서는 both도 돼요",
    "cli.help_folder": "학급 폴더 (classroom과 class-report에서 써요)",
    "cli.help_classroom": (
        "classroom: 수업에 쓸 학급 폴더를 만들어요; "
        "class-report: 우리 반이 어디까지 왔는지 봐요"
    ),
}
