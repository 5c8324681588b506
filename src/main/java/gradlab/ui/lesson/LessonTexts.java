package gradlab.ui.lesson;

import gradlab.lesson.Lesson.Part;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.scene.layout.VBox;

/** Makes nodes of the texts of one lesson, for other windows than the page. FX thread only. */
public final class LessonTexts implements AutoCloseable {

    private final Page page;
    private final MarkdownView markdown;

    LessonTexts(Page page) {
        this.page = page;
        this.markdown = new MarkdownView(page);
    }

    /** A text of its own, such as a question or an explanation. */
    public VBox text(String source) {
        return markdown.text(source);
    }

    /** The prose among these parts. */
    public VBox prose(List<Part> parts) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-text");
        for (Part part : parts) {
            if (part instanceof Part.Prose prose) {
                box.getChildren().addAll(markdown.block(prose.block()));
            }
        }
        return box;
    }

    /** Room for text, in points. */
    public DoubleProperty widthProperty() {
        return page.widthProperty();
    }

    @Override
    public void close() {
        page.close();
    }
}
