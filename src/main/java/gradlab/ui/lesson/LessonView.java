package gradlab.ui.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Problem;
import gradlab.lesson.Glossary;
import gradlab.lesson.Case;
import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.Step;
import gradlab.ui.widget.Widgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.commonmark.node.Heading;

/** The page of one lesson, from its title to its key points. */
final class LessonView extends VBox {

    private static final String RUSSIAN = "ru";
    private static final Set<String> KEY_POINTS = Set.of("Главное", "Key points");

    private final Page page;
    private final MarkdownView markdown;
    private final List<Stop> stops = new ArrayList<>();

    /** A step or question, for the dots in the header. */
    record Stop(String id, String title, Node card, boolean question) {
    }

    LessonView(Page page) {
        this.page = page;
        this.markdown = new MarkdownView(page);
        getStyleClass().add("lesson-page");
        // never wider than the pane, however large the text
        setMinWidth(0);
        page.keep(page.textSizeProperty().subscribe(size -> setStyle("-fx-font-size: " + size + "px;")));
        widthProperty().subscribe((_, _) -> measure());
        insetsProperty().subscribe((_, _) -> measure());
        Lesson lesson = page.lesson();
        head(lesson);
        homelessProblems(lesson);
        VBox into = this;
        for (Part part : lesson.parts()) {
            boolean heading = part instanceof Part.Prose prose && prose.block() instanceof Heading;
            if (heading && isTitle(part)) {
                continue;
            }
            if (heading) {
                into = this;
            }
            into.getChildren().addAll(nodes(part));
            if (heading && isKeyPoints(part)) {
                into = new VBox();
                into.getStyleClass().addAll("lesson-card", "key-points");
                getChildren().add(into);
            }
        }
        getChildren().add(new LessonSummary(page));
    }

    private void measure() {
        page.widthProperty().set(Math.max(120, getWidth() - getInsets().getLeft() - getInsets().getRight()));
    }

    /** Steps and questions from top to bottom. */
    List<Stop> stops() {
        return List.copyOf(stops);
    }

    Page page() {
        return page;
    }

    private void head(Lesson lesson) {
        if (isRussian(lesson.title())) {
            getChildren().add(inRussian());
        }
        Label title = new Label(lesson.title());
        title.getStyleClass().add("lesson-title");
        title.setWrapText(true);
        if (!lesson.title().isBlank()) {
            getChildren().add(title);
        }
        if (!lesson.goal().isBlank()) {
            Label goal = new Label();
            goal.getStyleClass().add("lesson-goal");
            goal.setWrapText(true);
            goal.textProperty().bind(page.words().of("lesson.goal", lesson.goal(), lesson.minutes()));
            getChildren().add(goal);
        }
        if (!lesson.terms().isEmpty()) {
            getChildren().add(terms(lesson));
        }
    }

    /** Said where the window itself speaks another language. */
    private Label inRussian() {
        Label note = new Label();
        note.setId("lesson-in-russian");
        note.getStyleClass().add("lesson-goal");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.textProperty().bind(page.words().of("lesson.in-russian"));
        page.keep(page.words().textsProperty().subscribe(texts -> StepCard.show(note, !texts.locale().getLanguage().equals(RUSSIAN))));
        return note;
    }

    private static boolean isRussian(String text) {
        return text.codePoints().anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
    }

    /** The words of the lesson; those of the glossary say what they mean. */
    private FlowPane terms(Lesson lesson) {
        Label caption = new Label();
        caption.textProperty().bind(page.words().of("lesson.terms"));
        FlowPane row = new FlowPane(caption);
        row.setId("lesson-terms");
        row.getStyleClass().add("lesson-terms");
        for (String name : lesson.terms()) {
            Label word = new Label(name);
            Glossary.find(name).ifPresent(term -> {
                word.getStyleClass().add("lesson-term");
                TermNote.on(word, term);
            });
            row.getChildren().add(word);
        }
        return row;
    }

    /** Mistakes that belong to no single block. */
    private void homelessProblems(Lesson lesson) {
        Set<Problem> housed = lesson.faults().stream().flatMap(part -> part.problems().stream()).collect(Collectors.toSet());
        List<Problem> rest = lesson.problems().stream().filter(problem -> !problem.isWarning() && !housed.contains(problem)).toList();
        if (!rest.isEmpty()) {
            getChildren().add(new FaultyCard(page, "", rest));
        }
    }

    private List<Node> nodes(Part part) {
        return switch (part) {
            case Part.Prose prose -> markdown.block(prose.block());
            case Part.Widget widget -> List.of(widget(widget));
            case Part.Patient patient -> {
                List<Case> patients = page.lesson().patients();
                PatientCard card = new PatientCard(page, patient.patient(), patients.indexOf(patient.patient()) + 1, patients.size());
                stops.add(new Stop(patient.patient().id(), patient.patient().ill().title(), card, false));
                yield List.of(card);
            }
            case Part.ScenarioStep step -> {
                List<Step> steps = page.lesson().steps();
                StepCard card = new StepCard(page, step.step(), steps.indexOf(step.step()) + 1, steps.size());
                stops.add(new Stop(step.step().id(), step.step().title(), card, false));
                yield List.of(card);
            }
            case Part.Quiz quiz -> {
                QuizCard card = new QuizCard(page, quiz.question());
                stops.add(new Stop(quiz.question().id(), quiz.question().text(), card, true));
                yield List.of(card);
            }
            case Part.Box box -> {
                VBox content = new VBox();
                content.getStyleClass().add("lesson-text");
                box.parts().forEach(inner -> content.getChildren().addAll(nodes(inner)));
                yield List.of(new BoxView(page, box.kind(), box.line(), content));
            }
            case Part.Faulty faulty -> List.of(new FaultyCard(page, faulty.source(), faulty.problems()));
        };
    }

    private Node widget(Part.Widget widget) {
        try {
            // also those the drawing has no use for: the text may speak of them
            widget.spec().handles().forEach(page.scope()::declare);
            return Widgets.of(page, widget.id(), widget.spec());
        } catch (BadInput bad) {
            return new FaultyCard(page, "", bad.problems().stream()
                    .map(problem -> new Problem(new gradlab.catalogue.Place(problem.place().file(), widget.line(), 1), problem.code(), problem.key(), problem.args()))
                    .toList());
        }
    }

    private static boolean isTitle(Part part) {
        return part instanceof Part.Prose prose && prose.block() instanceof Heading heading && heading.getLevel() == 1;
    }

    private static boolean isKeyPoints(Part part) {
        return part instanceof Part.Prose prose && prose.block().getFirstChild() instanceof org.commonmark.node.Text text
                && KEY_POINTS.contains(text.getLiteral().strip());
    }
}
