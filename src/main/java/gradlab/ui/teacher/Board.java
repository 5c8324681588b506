package gradlab.ui.teacher;

import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Question;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Option;
import gradlab.lesson.Step.Prediction;
import gradlab.ui.Words;
import gradlab.ui.chart.ChartWall.Contrast;
import gradlab.ui.lesson.CurveGuess;
import gradlab.ui.lesson.LessonSheet;
import gradlab.ui.lesson.SpecLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands on the board for one slide: made once, and shown as far as the act has come. */
final class Board extends VBox {

    private final Words words;
    private final LessonSheet sheet;
    private final Presentation presentation;
    private final Lecture lecture;
    private final Slide slide;
    private final int index;
    private final Label kicker = new Label();
    private final Label title = new Label();
    private final Label configuration = new Label();
    private final Label tally = new Label();
    private final Label number = new Label();
    private final VBox options = new VBox();
    private final List<OptionView> views = new ArrayList<>();
    private final VBox claims = new VBox();
    private final Optional<Region> question;
    private final Optional<Region> reading;
    private final Optional<Region> explanation;
    private final Optional<CurveGuess> guess;
    private Optional<List<Finding>> findings = Optional.empty();
    private boolean measuring;

    Board(Words words, LessonSheet sheet, Presentation presentation, Lecture lecture) {
        this.words = words;
        this.sheet = sheet;
        this.presentation = presentation;
        this.lecture = lecture;
        this.slide = lecture.slide();
        this.index = lecture.index();
        setId("class-board");
        getStyleClass().addAll("lesson-page", "class-page");
        setMinWidth(0);
        kicker.getStyleClass().add("class-kicker");
        title.getStyleClass().add("class-title");
        title.setId("class-title");
        configuration.getStyleClass().add("class-configuration");
        tally.getStyleClass().add("class-tally");
        tally.setId("class-tally");
        number.getStyleClass().add("class-number");
        number.setId("class-number");
        claims.getStyleClass().add("class-claims");
        claims.setId("class-claims");
        options.getStyleClass().add("class-options");
        List.of(kicker, title, configuration, tally, number).forEach(label -> label.setWrapText(true));
        question = Optional.of(asked()).filter(text -> !text.isBlank()).map(sheet::text);
        question.ifPresent(text -> {
            text.setId("class-question");
            text.getStyleClass().add("class-question");
        });
        reading = slide instanceof Slide.Reading text ? Optional.of(sheet.reading(text.parts())) : Optional.empty();
        explanation = explained().filter(text -> !text.isBlank()).map(sheet::text);
        explanation.ifPresent(text -> {
            text.setId("class-explanation");
            text.getStyleClass().add("class-explanation");
        });
        guess = slide instanceof Slide.Trial trial ? trial.step().prediction().flatMap(Prediction::curve)
                .map(metric -> sheet.guess(trial.step(), metric, () -> { })) : Optional.empty();
        makeOptions();
        getChildren().addAll(kicker, title);
        question.ifPresent(getChildren()::add);
        getChildren().add(configuration);
        guess.ifPresent(getChildren()::add);
        reading.ifPresent(getChildren()::add);
        getChildren().addAll(options, tally, number, claims);
        explanation.ifPresent(getChildren()::add);
        refresh();
    }

    boolean isOf(Lecture other) {
        return lecture == other && index == other.index();
    }

    /** True if there is nothing on it but text to read. */
    boolean isText() {
        return slide instanceof Slide.Reading;
    }

    private String asked() {
        return switch (slide) {
            case Slide.Examination patient -> patient.patient().question().isBlank() ? words.get("lesson.patient.diagnosis") : patient.question();
            case Slide.Treating patient -> patient.patient().cure().isBlank() ? words.get("lesson.patient.treatment") : patient.question();
            case Slide.Cover _, Slide.Reading _, Slide.Trial _, Slide.Quiz _ -> slide.question();
        };
    }

    private Optional<String> explained() {
        return switch (slide) {
            case Slide.Trial trial -> Optional.of(trial.step().explanation());
            case Slide.Treating treating -> Optional.of(treating.patient().ill().explanation());
            case Slide.Cover cover -> Optional.of(cover.goal());
            case Slide.Examination examined -> Optional.of(examined.patient().complaint());
            case Slide.Reading _, Slide.Quiz _ -> Optional.empty();
        };
    }

    private void makeOptions() {
        int[] order = slide.order();
        for (int place = 0; place < order.length; place++) {
            int at = place;
            Option option = slide.options().get(order[place]);
            OptionView view = new OptionView(words, place, sheet.text(option.text()), option.text(), sheet.text(option.feedback()), !option.feedback().isBlank(),
                    () -> presentation.voting().raise(at), () -> presentation.voting().lower(at));
            views.add(view);
            options.getChildren().add(view);
        }
    }

    /** Shows what the act asks for. */
    void refresh() {
        Act act = lecture.act();
        boolean before = act == Act.QUESTION || act == Act.READING;
        boolean end = act == Act.EXPLANATION;
        boolean answered = lecture.isAnswered();
        // two runs beside each other need the room, and the eyes
        boolean two = presentation.duel().form() != Contrast.NONE;
        boolean voting = !two && !slide.options().isEmpty() && act.ordinal() >= Act.OPTIONS.ordinal()
                && lecture.slide().acts().indexOf(act) >= lecture.slide().acts().indexOf(Act.OPTIONS);
        showHead();
        question.ifPresent(text -> OptionView.visible(text, !(slide instanceof Slide.Examination) || voting));
        boolean riddle = slide instanceof Slide.Examination || slide instanceof Slide.Treating && !end;
        configuration.setText(riddle ? words.get("lesson.patient.hidden") : described());
        OptionView.visible(configuration, !configuration.getText().isEmpty() && (before || slide.options().isEmpty() && guess.isEmpty() || riddle && !voting || end && slide instanceof Slide.Treating));
        OptionView.visible(options, voting);
        showVotes(answered);
        showTally(voting, answered);
        showNumber(act, answered);
        guess.ifPresent(board -> {
            switch (act) {
                case READING, QUESTION -> board.ask();
                case OPTIONS, COLLECTED, RUN -> board.lock();
                case STILL -> {
                    if (lecture.isAtEnd()) {
                        board.reveal();
                    } else {
                        board.lock();
                    }
                }
                case EXPLANATION -> board.reveal();
            }
        });
        showClaims(end && answered && !two);
        explanation.ifPresent(text -> OptionView.visible(text, !two && end || slide instanceof Slide.Cover || slide instanceof Slide.Examination && !voting));
    }

    private void showHead() {
        List<Step> steps = sheet.lesson().steps();
        kicker.setText(switch (slide) {
            case Slide.Trial trial -> words.get("lesson.step.caption", steps.indexOf(trial.step()) + 1, steps.size());
            case Slide.Quiz _ -> words.get("teacher.quiz");
            case Slide.Examination examined -> words.get("teacher.patient");
            case Slide.Treating treating -> words.get("teacher.treatment");
            case Slide.Cover cover -> cover.minutes();
            case Slide.Reading _ -> "";
        });
        title.setText(slide.title());
        OptionView.visible(kicker, !kicker.getText().isEmpty() && lecture.act() != Act.EXPLANATION && presentation.duel().form() == Contrast.NONE);
        OptionView.visible(title, !title.getText().isEmpty());
    }

    private String described() {
        Optional<Step> shown = slide instanceof Slide.Treating ? lecture.run() : slide.run();
        return shown.map(step -> step.bowl().isPresent() ? SpecLine.bowl(step, words) : SpecLine.of(step, words.locale())).orElse("");
    }

    private void showVotes(boolean answered) {
        Ballot ballot = lecture.ballot();
        for (int place = 0; place < views.size(); place++) {
            int option = slide.order()[place];
            Optional<Boolean> right = answered && lecture.act() != Act.OPTIONS ? Optional.of(slide.options().get(option).right()) : Optional.empty();
            views.get(place).show(ballot.isOpen(), result(ballot, 1, option), result(ballot, 2, option), right);
        }
    }

    private static Optional<OptionView.Result> result(Ballot ballot, int round, int option) {
        return ballot.closed(round).map(hands -> new OptionView.Result(hands.get(option),
                (double) hands.get(option) / Math.max(1, hands.stream().mapToInt(Integer::intValue).sum())));
    }

    private void showTally(boolean voting, boolean answered) {
        Ballot ballot = lecture.ballot();
        int hands = ballot.present().stream().mapToInt(Integer::intValue).sum();
        String said = !voting || answered || lecture.act() == Act.EXPLANATION ? ""
                : ballot.isOpen() ? words.get("teacher.tally." + ballot.round(), hands)
                : lecture.act() == Act.OPTIONS ? words.get("teacher.tally.none") : "";
        tally.setText(said);
        OptionView.visible(tally, !said.isEmpty());
    }

    /** A number that was asked for: written down before the run, told after it. */
    private void showNumber(Act act, boolean answered) {
        Optional<Question.NumberAnswer> asked = slide instanceof Slide.Quiz quiz ? quiz.asked().number()
                : slide.run().flatMap(Step::prediction).flatMap(Prediction::number);
        String said = asked.map(right -> answered ? words.get(right.tolerance() > 0 ? "teacher.number.answer-about" : "teacher.number.answer",
                words.number(right.value(), 6), words.number(right.tolerance(), 3))
                : act == Act.QUESTION ? words.get("teacher.number.ask") : act == Act.COLLECTED ? words.get("teacher.number.collected") : "").orElse("");
        String drawn = guess.isPresent() && act == Act.COLLECTED ? words.get("teacher.curve.collected") : "";
        number.setText(said.isEmpty() ? drawn : said);
        OptionView.visible(number, !number.getText().isEmpty());
    }

    /** What the lesson promised and what was measured, off the FX thread. */
    private void showClaims(boolean shown) {
        Optional<Step> run = lecture.run().filter(step -> !step.claims().isEmpty());
        OptionView.visible(claims, shown && run.isPresent());
        if (!shown || run.isEmpty()) {
            return;
        }
        if (findings.isEmpty() && !measuring) {
            measuring = true;
            Step step = run.get();
            Thread.ofPlatform().daemon().name("claims of " + step.id()).start(() -> {
                List<Finding> found = sheet.check(step);
                Platform.runLater(() -> {
                    findings = Optional.of(found);
                    refresh();
                    requestLayout();
                });
            });
        }
        claims.getChildren().setAll(findings.map(found -> found.stream().map(this::row).toList())
                .orElseGet(() -> List.of(new HBox(new Label(words.get("lesson.claim.checking"))))));
    }

    private HBox row(Finding finding) {
        Label sign = new Label(finding.holds() ? "✓" : "✗");
        sign.getStyleClass().addAll("claim-sign", finding.holds() ? "right" : "wrong");
        sign.setMinWidth(USE_PREF_SIZE);
        Label sentence = new Label(sheet.sentence(finding));
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox row = new HBox(sign, sentence);
        row.getStyleClass().add("class-claim");
        return row;
    }
}
