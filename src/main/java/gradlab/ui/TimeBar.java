package gradlab.ui;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Time in the window: a step back, the bar of the run, the end of the run, the runs side by side and what differs between them. */
final class TimeBar extends VBox implements AutoCloseable {

    private final Timeline timeline;
    private final RunTable table;
    /** In a low window the table would take from the charts what they need. */
    private static final double LOW = 750;

    private final BooleanProperty tableShowing = new SimpleBooleanProperty(true);
    private boolean asked;
    private boolean fitting;

    TimeBar(LabModel model, Words words, FrameClock clock) {
        setId("time");
        timeline = new Timeline(model, words, clock);
        table = new RunTable(model, words, clock);
        Button back = BarButton.plain(new Button(), "step-back", Feather.CHEVRON_LEFT, words);
        back.setOnAction(_ -> timeline.go(timeline.shown() - 1));
        back.disableProperty().bind(model.when(state -> state.step() == 0));
        Button end = BarButton.plain(new Button(), "to-end", Feather.SKIP_FORWARD, words);
        end.setOnAction(_ -> timeline.go(Long.MAX_VALUE));
        end.disableProperty().bind(model.when(state -> !state.inThePast()));
        HBox row = new HBox(back, timeline, end, new RunChips(model, words, tableShowing));
        row.getStyleClass().add("time-row");
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(timeline, Priority.ALWAYS);
        table.visibleProperty().bind(model.when(state -> state.branches().size() > 1).and(tableShowing).and(model.concealedProperty().not()));
        table.managedProperty().bind(table.visibleProperty());
        getChildren().addAll(table, row);
        DoubleProperty roof = new SimpleDoubleProperty(Double.MAX_VALUE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                roof.unbind();
            } else {
                roof.bind(scene.heightProperty());
            }
        });
        Runnable fit = () -> {
            if (!asked) {
                fitting = true;
                tableShowing.set(roof.get() >= LOW * model.scaleProperty().get());
                fitting = false;
            }
        };
        roof.subscribe(fit);
        model.scaleProperty().subscribe(fit);
        // whoever has decided for himself is not decided for
        tableShowing.subscribe((_, _) -> asked |= !fitting);
    }

    @Override
    public void close() {
        timeline.close();
        table.close();
    }
}
