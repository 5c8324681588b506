package gradlab.ui.network;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/**
 * Sheets of one size, one over the other, on which a view of the network is painted: at once where nothing has to be laid out anew,
 * for a layout is felt by the whole window.
 */
abstract class Sheets extends Region {

    private List<Canvas> sheets = List.of();
    private Optional<NetworkView> view = Optional.empty();
    private boolean stale;

    /** @param lowestFirst the sheets, which take this node's size */
    final void lay(Canvas... lowestFirst) {
        sheets = List.of(lowestFirst);
        getChildren().addAll(lowestFirst);
    }

    /** What is shown. */
    final Optional<NetworkView> view() {
        return view;
    }

    void show(NetworkView next) {
        view = Optional.of(next);
        stale = true;
        if (isNeedsLayout() || !fits()) {
            requestLayout();
        } else {
            paintStale();
        }
    }

    /** Paints all sheets. */
    abstract void paint(NetworkView shown);

    /** The sheets are empty, for they have another size. */
    void emptied() {
    }

    private boolean fits() {
        Canvas first = sheets.getFirst();
        return first.getWidth() == Math.max(1, getWidth()) && first.getHeight() == Math.max(1, getHeight());
    }

    @Override
    protected final void layoutChildren() {
        if (!fits()) {
            sheets.forEach(sheet -> {
                sheet.setWidth(Math.max(1, getWidth()));
                sheet.setHeight(Math.max(1, getHeight()));
            });
            emptied();
            stale = true;
        }
        paintStale();
    }

    private void paintStale() {
        if (stale) {
            stale = false;
            view.ifPresent(this::paint);
        }
    }
}
