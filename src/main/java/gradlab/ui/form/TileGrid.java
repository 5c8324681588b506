package gradlab.ui.form;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Tiles of equal size in rows that are all full where that is possible: as many columns as leave the fewest places empty, and no
 * fewer than three fifths of what fits. Tiles grow to the width that is there.
 */
final class TileGrid extends Pane {

    private static final double GAP = 4;
    private static final double FEWEST = 0.6;

    TileGrid() {
        getStyleClass().add("tile-grid");
    }

    /**
     * How many columns so many tiles stand in.
     *
     * @param fitting columns that there is room for
     */
    static int columns(int tiles, int fitting) {
        int most = Math.clamp(fitting, 1, Math.max(1, tiles));
        int best = most;
        for (int columns = most; columns >= Math.max(1, Math.ceil(FEWEST * most)); columns--) {
            if (empty(tiles, columns) < empty(tiles, best)) {
                best = columns;
            }
        }
        return best;
    }

    private static int empty(int tiles, int columns) {
        return Math.ceilDiv(tiles, columns) * columns - tiles;
    }

    private int columns(double width) {
        return columns(getManagedChildren().size(), (int) ((width + GAP) / (tileWidth() + GAP)));
    }

    private double tileWidth() {
        return getManagedChildren().stream().mapToDouble(tile -> Math.ceil(tile.prefWidth(-1))).max().orElse(1);
    }

    private double tileHeight() {
        return getManagedChildren().stream().mapToDouble(tile -> Math.ceil(tile.prefHeight(-1))).max().orElse(1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + tileWidth() + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + 4 * tileWidth() + 3 * GAP + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = width < 0 ? prefWidth(-1) : width - snappedLeftInset() - snappedRightInset();
        int rows = Math.ceilDiv(Math.max(1, getManagedChildren().size()), columns(inner));
        return snappedTopInset() + rows * tileHeight() + (rows - 1) * GAP + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        List<Node> tiles = getManagedChildren();
        double inner = getWidth() - snappedLeftInset() - snappedRightInset();
        int columns = columns(inner);
        double width = Math.floor((inner - (columns - 1) * GAP) / columns);
        double height = tileHeight();
        for (int i = 0; i < tiles.size(); i++) {
            double x = snappedLeftInset() + i % columns * (width + GAP);
            double y = snappedTopInset() + i / columns * (height + GAP);
            tiles.get(i).resizeRelocate(x, y, width, height);
        }
    }
}
