package gradlab.ui.classroom;

import gradlab.lesson.CheckRecord;
import gradlab.lesson.CheckRecord.Measured;
import gradlab.lesson.Claim;
import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.Step;
import gradlab.lesson.Step.Option;
import gradlab.ui.Words;
import gradlab.ui.classroom.SpeakerText.Kind;
import gradlab.ui.classroom.SpeakerText.Stop;
import gradlab.ui.lesson.ClaimWords;
import gradlab.ui.lesson.LessonSheet;
import gradlab.ui.lesson.SpecLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All that a teacher wants to know about one stop: notes, question with its answers and replies, what will be seen. */
final class StopCard {

    private final Words words;
    private final Lesson lesson;
    private final LessonSheet texts;
    private final CheckRecord record;

    StopCard(Words words, Lesson lesson, LessonSheet texts, CheckRecord record) {
        this.words = words;
        this.lesson = lesson;
        this.texts = texts;
        this.record = record;
    }

    /** The stop in full. */
    VBox full(Stop stop) {
        VBox page = new VBox();
        page.getStyleClass().add("speaker-page");
        List<Part.Box> own = SpeakerText.notes(lesson, stop.id());
        section(page, "speaker.notes.step", own.stream().<Node>map(box -> texts.reading(box.parts())).toList());
        section(page, "speaker.notes.lesson", SpeakerText.general(lesson, stop.id()).stream().<Node>map(box -> texts.reading(box.parts())).toList());
        question(page, stop);
        wrong(page, stop);
        expected(page, stop);
        if (!stop.explanation().isBlank()) {
            section(page, stop.kind() == Kind.QUESTION ? "speaker.hint" : "speaker.explanation", List.of(texts.text(stop.explanation())));
        }
        return page;
    }

    /** What comes next, in short. */
    VBox preview(Stop stop) {
        VBox page = new VBox();
        page.getStyleClass().add("speaker-preview");
        Label title = new Label(title(stop));
        title.setWrapText(true);
        title.getStyleClass().add("speaker-next-title");
        page.getChildren().add(title);
        stop.step().ifPresent(step -> page.getChildren().add(configuration(step)));
        if (!stop.question().isBlank()) {
            page.getChildren().add(texts.text(stop.question()));
        }
        stop.options().forEach(option -> page.getChildren().add(marked("○", texts.text(option.text()), "speaker-option")));
        return page;
    }

    String title(Stop stop) {
        return words.get("speaker.stop." + stop.kind().name().toLowerCase(Locale.ROOT), stop.number(), count(stop.kind()), stop.title());
    }

    private long count(Kind kind) {
        return SpeakerText.stops(lesson).stream().filter(stop -> stop.kind() == kind).count();
    }

    Label configuration(Step step) {
        Label line = new Label(step.bowl().isPresent() ? SpecLine.bowl(step, words) : SpecLine.of(step, words.locale()));
        line.setWrapText(true);
        line.getStyleClass().add("caption");
        return line;
    }

    private void question(VBox page, Stop stop) {
        if (stop.question().isBlank()) {
            return;
        }
        VBox box = new VBox(6, texts.text(stop.question()));
        for (Option option : stop.options()) {
            box.getChildren().add(marked(option.right() ? "✓" : "○", texts.text(option.text()), option.right() ? "speaker-right" : "speaker-option"));
        }
        stop.answer().ifPresent(right -> box.getChildren().add(marked("✓", label(words.get("speaker.number", words.number(right.value(), 6),
                words.number(right.tolerance(), 3)), "speaker-text"), "speaker-right")));
        section(page, "speaker.question", List.of(box));
    }

    private void wrong(VBox page, Stop stop) {
        List<Option> wrong = stop.options().stream().filter(option -> !option.right() && !option.feedback().isBlank()).toList();
        section(page, "speaker.wrong", wrong.stream().<Node>map(option -> new VBox(2, marked("✗", texts.text(option.text()), "speaker-wrong"),
                marked("→", texts.text(option.feedback()), "speaker-reply"))).toList());
    }

    private void expected(VBox page, Stop stop) {
        Optional<Step> step = stop.step();
        ClaimWords claims = new ClaimWords(words, lesson.runs());
        section(page, "speaker.expected", step.stream().flatMap(run -> run.claims().stream().<Node>map(claim -> claim(run, claim, claims))).toList());
    }

    private VBox claim(Step step, Claim claim, ClaimWords claims) {
        Label promise = label(words.get("speaker.claim", claims.quantity(claim), claims.promise(claim)), "speaker-text");
        VBox box = new VBox(2, marked("•", promise, "speaker-option"));
        record.of(step, claim).ifPresent(measured -> box.getChildren().add(label(range(claim, measured, claims), "speaker-range")));
        return box;
    }

    private String range(Claim claim, Measured measured, ClaimWords claims) {
        String own = claims.value(claim, measured.own());
        return measured.seeds().length == 0 ? words.get("speaker.measured", own)
                : words.get("speaker.measured.range", own, measured.seeds().length + 1, claims.value(claim, measured.least()), claims.value(claim, measured.greatest()));
    }

    private void section(VBox page, String key, List<Node> content) {
        if (content.isEmpty()) {
            return;
        }
        Label title = new Label(words.get(key));
        title.getStyleClass().add("section-title");
        VBox box = new VBox(6, title);
        box.getChildren().addAll(content);
        box.setId(key.replace('.', '-'));
        box.getStyleClass().add("speaker-section");
        page.getChildren().add(box);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }

    private static HBox marked(String mark, Node content, String style) {
        Label sign = new Label(mark);
        sign.setMinWidth(HBox.USE_PREF_SIZE);
        sign.getStyleClass().add("speaker-mark");
        HBox.setHgrow(content, Priority.ALWAYS);
        HBox row = new HBox(8, sign, content);
        row.getStyleClass().add(style);
        return row;
    }
}
