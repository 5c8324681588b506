package gradlab.ui.form;

import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.experiment.Catalogues;
import gradlab.experiment.Directions;
import gradlab.experiment.ExperimentSpec;
import gradlab.nn.NetworkShape;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/**
 * Which singular directions of the gradient training follows, and a slider for how many. The slider ends at the largest number
 * that makes a difference in the network at hand; training goes on while it is dragged.
 */
final class DirectionsEditor extends VBox implements FormPart {

    private static final Lens<Directions> LENS = new Lens<>(ExperimentSpec::directions, ExperimentSpec::withDirections);
    private static final String COUNT = "count";

    private final FormTools tools;
    private final MemberEditor<Directions> choice;
    private final Slider slider = new Slider(1, 2, 1);
    private boolean showing;

    DirectionsEditor(FormTools tools) {
        this.tools = tools;
        choice = new MemberEditor<>(tools, "directions", "key.directions", Catalogues.DIRECTIONS, LENS);
        slider.setId("directions-count-slider");
        slider.getStyleClass().add("small");
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        tools.name(slider, "parameter.count");
        slider.valueProperty().subscribe((_, value) -> drag((int) Math.round(value.doubleValue())));
        // handlers of the slider's own skin consume the events, so these must come before
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> tools.model().endDrag());
        slider.addEventFilter(KeyEvent.KEY_RELEASED, _ -> tools.model().endDrag());
        getChildren().addAll(choice, slider);
    }

    @Override
    public void follow(ExperimentSpec spec) {
        choice.follow(spec);
        int most = mostDirections(spec.network());
        Entry<Directions> entry = Catalogues.DIRECTIONS.entryOf(spec.directions());
        boolean useful = most > 1 && !entry.parameters().isEmpty();
        slider.setVisible(useful);
        slider.setManaged(useful);
        slider.setDisable(!tools.model().controls().isLive(FormTools.setting(Catalogues.DIRECTIONS, COUNT)));
        if (useful) {
            showing = true;
            slider.setMax(most);
            int count = (Integer) count(entry).of(spec.directions());
            if (Math.round(slider.getValue()) != Math.min(count, most)) {
                slider.setValue(Math.min(count, most));
            }
            showing = false;
        }
    }

    private void drag(int count) {
        ExperimentSpec spec = tools.model().spec();
        Entry<Directions> entry = Catalogues.DIRECTIONS.entryOf(spec.directions());
        if (!showing && !entry.parameters().isEmpty()) {
            tools.model().edit(spec.withDirections(entry.with(spec.directions(), count(entry), count)), slider.getId());
        }
    }

    private static Parameter count(Entry<Directions> entry) {
        return entry.parameter(COUNT).orElseThrow();
    }

    /** The most singular directions that any weight matrix has. */
    private static int mostDirections(NetworkShape shape) {
        int most = 1;
        for (int layer = 1; layer <= shape.depth(); layer++) {
            most = Math.max(most, Math.min(shape.units(layer - 1), shape.units(layer)));
        }
        return most;
    }
}
