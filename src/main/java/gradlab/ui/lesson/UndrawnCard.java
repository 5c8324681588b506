package gradlab.ui.lesson;

import gradlab.lesson.Lesson.Handle;
import gradlab.lesson.Lesson.WidgetSpec;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import gradlab.ui.widget.Draggable;
import gradlab.ui.widget.LiveNumber;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** A part of a lesson that was read and is checked, but that this lab cannot show: it says so, and the rest works. */
final class UndrawnCard extends VBox {

    private UndrawnCard(Page page, Function<Locale, String> name, String sentence) {
        getStyleClass().addAll("lesson-card", "undrawn-card");
        Label title = new Label();
        title.getStyleClass().add("card-title");
        Label message = new Label();
        message.getStyleClass().add("step-remark");
        List.of(title, message).forEach(label -> label.setWrapText(true));
        page.keep(page.words().textsProperty().subscribe(texts -> title.setText(name.apply(texts.locale()))));
        message.textProperty().bind(page.words().of(sentence));
        getChildren().addAll(title, message);
    }

    /** Its numbers can be dragged all the same: the text may speak of them. */
    static UndrawnCard widget(Page page, String id, WidgetSpec spec) {
        UndrawnCard card = new UndrawnCard(page, spec.kind().spelling()::in, "lesson.undrawn.widget");
        card.setId("widget-" + id);
        FlowPane numbers = new FlowPane();
        numbers.getStyleClass().add("widget-choices");
        numbers.setAlignment(Pos.CENTER_LEFT);
        for (Handle handle : spec.handles()) {
            Label name = new Label(handle.name() + " =");
            numbers.getChildren().addAll(name, new LiveNumber(page, Draggable.in(page.scope(), handle)));
        }
        if (!spec.handles().isEmpty()) {
            card.getChildren().add(numbers);
        }
        return card;
    }
}
