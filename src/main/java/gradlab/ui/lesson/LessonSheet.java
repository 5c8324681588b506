package gradlab.ui.lesson;

import gradlab.catalogue.BadInput;
import gradlab.lesson.ClaimChecker;
import gradlab.lesson.ClaimChecker.Finding;
import gradlab.lesson.Lesson;
import gradlab.lesson.Lesson.Part;
import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.ui.widget.Sheet;
import gradlab.ui.widget.Widgets;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Texts, formulas and drawings of a lesson for a place of their own, such as the wall of a classroom. Closing it ends them. */
public final class LessonSheet implements AutoCloseable {

    private final Page page;
    private final MarkdownView markdown;

    LessonSheet(Page page) {
        this.page = page;
        this.markdown = new MarkdownView(page);
    }

    /** For widgets. */
    public Sheet page() {
        return page;
    }

    /** Takes over how wide texts stand, in points. */
    public void width(double points) {
        page.widthProperty().set(Math.max(120, points));
    }

    /** A text in Markdown. */
    public Region text(String text) {
        VBox box = markdown.text(text);
        box.setMinWidth(0);
        return box;
    }

    /** Text, pictures and widgets, one below the other; what cannot be read is said to be missing. */
    public Region reading(List<Part> parts) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-text");
        box.setMinWidth(0);
        parts.forEach(part -> box.getChildren().addAll(nodes(part)));
        return box;
    }

    /** An empty chart on which the class says how a curve will run. */
    public CurveGuess guess(Step step, Metric metric, Runnable drawn) {
        return new CurveGuess(page, step, metric, drawn);
    }

    private List<Node> nodes(Part part) {
        return switch (part) {
            case Part.Prose prose -> markdown.block(prose.block());
            case Part.Widget widget -> List.of(widget(widget));
            case Part.Box box -> {
                VBox content = new VBox();
                content.getStyleClass().add("lesson-text");
                box.parts().forEach(inner -> content.getChildren().addAll(nodes(inner)));
                yield List.of(new BoxView(page, box.kind(), box.line(), content));
            }
            case Part.Faulty _ -> List.of(missing());
            // these have slides of their own
            case Part.ScenarioStep _, Part.Quiz _, Part.Patient _ -> List.of();
        };
    }

    private Node widget(Part.Widget widget) {
        try {
            widget.spec().handles().forEach(page.scope()::declare);
            return Widgets.of(page, widget.id(), widget.spec());
        } catch (BadInput bad) {
            return missing();
        }
    }

    /** A class is told no lines and no codes. */
    private Label missing() {
        Label missing = new Label();
        missing.setWrapText(true);
        missing.getStyleClass().add("class-missing");
        missing.textProperty().bind(page.words().of("teacher.part-missing"));
        return missing;
    }

    /** The findings of a step's claims in words; measures, so not on the FX thread. */
    public List<Finding> check(Step step) {
        try {
            return new ClaimChecker(step, page.lesson().runs()).check();
        } catch (BadInput bad) {
            return List.of();
        }
    }

    /** What was promised and what was found. */
    public String sentence(Finding finding) {
        return new ClaimWords(page.words(), page.lesson().steps()).sentence(finding);
    }

    /** A metric in words: «насыщение слоя 2». */
    public String metric(Metric metric) {
        return new ClaimWords(page.words(), page.lesson().steps()).metric(metric);
    }

    public Lesson lesson() {
        return page.lesson();
    }

    @Override
    public void close() {
        page.close();
    }
}
