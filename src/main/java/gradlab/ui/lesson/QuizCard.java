package gradlab.ui.lesson;

import gradlab.lesson.Question;
import gradlab.ui.Words;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A question for self-check. The right answer is shown after two honest attempts. */
final class QuizCard extends VBox {

    private static final int HONEST_TRIES = 2;

    private final Words words;
    private final Question question;
    private final QuizAnswer answer;
    private final Optional<OptionList> options;
    private final TextField number = new TextField();
    private final Button check = new Button();
    private final Label verdict = new Label();

    QuizCard(Page page, Question question) {
        this.words = page.words();
        this.question = question;
        this.answer = page.progress().of(page.lesson(), question);
        this.options = question.number().isPresent() ? Optional.empty() : Optional.of(new OptionList(page, question.id(),
                question.options(), question.hasSeveralRight(), question.shuffled(), this::choose));
        setId("quiz-" + question.id());
        getStyleClass().addAll("lesson-card", "quiz-card");
        VBox text = new MarkdownView(page).text(question.text());
        text.getStyleClass().add("lesson-question");
        getChildren().add(text);
        if (question.hasSeveralRight()) {
            Label several = new Label();
            several.getStyleClass().add("card-caption");
            several.textProperty().bind(words.of("lesson.quiz.several"));
            getChildren().add(several);
        }
        options.ifPresent(getChildren()::add);
        getChildren().add(buttons());
        verdict.getStyleClass().add("step-verdict");
        verdict.setWrapText(true);
        getChildren().add(verdict);
        if (!question.hint().isBlank()) {
            getChildren().add(new Fold(page, "hint-" + question.id(), "lesson.quiz.hint", new MarkdownView(page).text(question.hint())));
        }
        page.keep(words.textsProperty().subscribe((_, _) -> refresh()));
        refresh();
    }

    private FlowPane buttons() {
        number.setId("number-" + question.id());
        number.setPrefColumnCount(8);
        number.setText(answer.number());
        number.promptTextProperty().bind(words.of("lesson.quiz.number"));
        number.accessibleTextProperty().bind(words.of("lesson.quiz.number"));
        number.textProperty().subscribe((_, typed) -> {
            answer.number(typed);
            answer.reopen();
            refresh();
        });
        number.setOnAction(_ -> give());
        StepCard.show(number, question.number().isPresent());
        check.setId("check-" + question.id());
        check.setOnAction(_ -> give());
        Tooltip hint = new Tooltip();
        hint.textProperty().bind(words.of("lesson.quiz.check.hint"));
        check.setTooltip(hint);
        FlowPane row = new FlowPane(number, check);
        row.getStyleClass().add("step-buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void choose(int option) {
        answer.choose(option, question.hasSeveralRight());
        answer.reopen();
        refresh();
    }

    private void give() {
        if (answer.isSolved()) {
            answer.reset();
            number.setText("");
        } else if (isComplete() && answer.isOpen()) {
            answer.give(isRight());
        }
        refresh();
    }

    private boolean isComplete() {
        return question.number().isPresent() ? typed().isPresent() : !answer.chosen().isEmpty();
    }

    private boolean isRight() {
        if (question.number().isPresent()) {
            return typed().isPresent() && question.number().get().admits(typed().getAsDouble());
        }
        Set<Integer> right = IntStream.range(0, question.options().size()).filter(i -> question.options().get(i).right())
                .boxed().collect(Collectors.toSet());
        return right.equals(answer.chosen());
    }

    private OptionalDouble typed() {
        return TypedNumber.of(answer.number());
    }

    private void refresh() {
        boolean given = answer.tries() > 0 && !answer.isOpen();
        boolean revealed = given && (answer.isSolved() || answer.tries() >= HONEST_TRIES);
        options.ifPresent(list -> {
            list.lock(answer.isSolved());
            for (int i = 0; i < list.options().size(); i++) {
                boolean chosen = answer.chosen().contains(i);
                boolean right = list.options().get(i).right();
                OptionRow.Mark mark = right && (revealed || given && chosen) ? OptionRow.Mark.RIGHT
                        : given && chosen && !right ? OptionRow.Mark.WRONG : OptionRow.Mark.NONE;
                list.row(i).show(chosen, mark, given && chosen);
            }
        });
        number.setDisable(answer.isSolved());
        check.setText(words.get(answer.isSolved() ? "lesson.quiz.again" : "lesson.quiz.check"));
        check.setDisable(!answer.isSolved() && (!isComplete() || !answer.isOpen()));
        verdict.getStyleClass().removeAll("right", "wrong");
        boolean mistyped = question.number().isPresent() && !answer.number().isBlank() && typed().isEmpty();
        StepCard.show(verdict, given || mistyped);
        if (mistyped) {
            verdict.setText(words.get("lesson.quiz.not-a-number"));
        } else if (given) {
            verdict.getStyleClass().add(answer.isSolved() ? "right" : "wrong");
            verdict.setText(answer.isSolved() ? words.get("lesson.quiz.right") : wrongVerdict(revealed));
        }
    }

    private String wrongVerdict(boolean revealed) {
        if (!revealed) {
            return words.get(question.hasSeveralRight() ? "lesson.quiz.wrong-several" : "lesson.quiz.wrong");
        }
        return question.number().map(right -> words.get(right.tolerance() > 0 ? "lesson.quiz.answer-tolerance" : "lesson.quiz.answer",
                words.number(right.value(), 6), words.number(right.tolerance(), 3))).orElseGet(() -> words.get("lesson.quiz.revealed"));
    }
}
