package gradlab.ui.network;

import gradlab.ui.LabModel;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Link;
import gradlab.ui.network.NetworkLayout.Spot;
import gradlab.ui.network.NetworkLayout.Unit;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/**
 * Where the keyboard stands in the picture: arrows go over layers and neurons, with Shift over the links that lead to a neuron.
 * Moves the fold of a layer so that what it stands at is shown.
 */
final class NetworkCursor {

    private final LabModel model;
    private Optional<Spot> spot = Optional.empty();
    private Folding folding = Folding.NONE;

    NetworkCursor(LabModel model) {
        this.model = model;
    }

    Optional<Spot> spot() {
        return spot;
    }

    void stand(Optional<Spot> at) {
        spot = at;
    }

    Folding folding() {
        return folding;
    }

    void fold(Folding changed) {
        folding = changed;
    }

    /** Forgets what does not fit another network. */
    void use(NetworkView view) {
        spot = spot.filter(at -> at.layer() <= view.shape().depth() && at.end().unit() < view.shape().units(at.layer())
                && !(at instanceof Link link && link.from() >= view.shape().units(link.layer() - 1)));
    }

    /** Takes up a key; false if it means nothing here. */
    boolean press(KeyEvent event, NetworkView view, Optional<NetworkLayout> plan) {
        switch (event.getCode()) {
            case LEFT -> layer(view, -1);
            case RIGHT -> layer(view, 1);
            case UP -> vertical(view, -1, event.isShiftDown());
            case DOWN -> vertical(view, 1, event.isShiftDown());
            case PAGE_UP -> page(plan, view.selected(), -1);
            case PAGE_DOWN -> page(plan, view.selected(), 1);
            case ESCAPE -> {
                boolean stood = spot.isPresent();
                spot = Optional.empty();
                return stood;
            }
            default -> {
                return false;
            }
        }
        plan.ifPresent(this::bringIntoView);
        return true;
    }

    private void layer(NetworkView view, int by) {
        int layer = Math.clamp(view.selected() + by, 1, view.shape().depth());
        spot = spot.map(at -> new Unit(layer, Math.min(at.end().unit(), view.shape().units(layer) - 1)));
        model.selectedLayerProperty().set(layer);
    }

    private void vertical(NetworkView view, int by, boolean links) {
        int layer = view.selected();
        Optional<Spot> here = spot.filter(at -> at.layer() == layer);
        if (here.isEmpty()) {
            spot = Optional.of(new Unit(layer, folding.unit(layer, folding.first().getOrDefault(layer, 0))));
        } else if (links) {
            spot = here.map(at -> link(view, at, by));
        } else {
            int place = Math.clamp(folding.place(layer, here.get().end().unit()) + by, 0, view.shape().units(layer) - 1);
            spot = Optional.of(new Unit(layer, folding.unit(layer, place)));
        }
    }

    /** The next link to the same unit; above the first one is the unit itself. */
    private Spot link(NetworkView view, Spot at, int by) {
        int layer = at.layer();
        int place = at instanceof Link link ? folding.place(layer - 1, link.from()) + by : by > 0 ? 0 : -1;
        return place < 0 ? at.end()
                : new Link(layer, folding.unit(layer - 1, Math.min(place, view.shape().units(layer - 1) - 1)), at.end().unit());
    }

    /** Shows the next units of a folded layer, or those before; from the end back to the beginning. */
    void page(Optional<NetworkLayout> plan, int layer, int by) {
        plan.flatMap(shown -> shown.column(layer)).filter(column -> column.folded() > 0 && !column.stacked()).ifPresent(column -> {
            int units = column.shown() + column.folded();
            int last = units - column.shown();
            boolean over = by > 0 && column.above() == last;
            scroll(column, over ? -column.above() : by * column.shown());
            spot = spot.filter(at -> at.layer() != layer);
        });
    }

    /** Moves the shown units of a folded layer by so many places. */
    void scroll(Column column, int by) {
        if (column.folded() > 0 && !column.stacked()) {
            folding = folding.from(column.layer(), Math.clamp(column.above() + (long) by, 0, column.folded()));
        }
    }

    private void bringIntoView(NetworkLayout plan) {
        spot.ifPresent(at -> {
            bringIntoView(plan, at.end());
            if (at instanceof Link link) {
                bringIntoView(plan, new Unit(link.layer() - 1, link.from()));
            }
        });
    }

    private void bringIntoView(NetworkLayout plan, Unit unit) {
        plan.column(unit.layer()).filter(column -> column.folded() > 0 && !column.stacked() && column.place(unit.unit()).isEmpty())
                .ifPresent(column -> {
                    int place = folding.place(unit.layer(), unit.unit());
                    folding = folding.from(unit.layer(), place < column.above() ? place : place - column.shown() + 1);
                });
    }
}
