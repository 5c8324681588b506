package gradlab.ui.network;

import gradlab.nn.NetworkShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where everything stands in the picture of a network: layers as columns from left to right, units from top to bottom.
 * What does not fit is folded: wide layers keep some of their units and a mark, very deep networks the layers around the
 * selected one. Pixels; knows no toolkit.
 */
final class NetworkLayout {

    /** Units stand no closer than this, or they could not be told apart. */
    static final double MIN_PITCH = 18;
    static final double MIN_SPACING = 30;
    private static final double MAX_PITCH = 38;
    private static final double MAX_SPACING = 165;
    private static final double MAX_SIZE = 28;
    private static final double RING_ROOM = 6;
    private static final double MIN_SIZE = MIN_PITCH - RING_ROOM;
    /** Neurons leave at least the rest of the distance between layers to the links. */
    private static final double WIDEST_SHARE = 0.5;

    /** Something that can be pointed at. */
    sealed interface Spot {

        /** Of a link the layer it leads to. */
        int layer();

        /** The unit itself, or the one that a link leads to. */
        Unit end();
    }

    /** A neuron, or an input when {@code layer} is 0. Units count from 0. */
    record Unit(int layer, int unit) implements Spot {
        @Override
        public Unit end() {
            return this;
        }
    }

    /** The link from unit {@code from} of the layer before to unit {@code to} of {@code layer}. */
    record Link(int layer, int from, int to) implements Spot {
        @Override
        public Unit end() {
            return new Unit(layer, to);
        }
    }

    /**
     * One shown layer, or a stack of all its units.
     *
     * @param units those that are shown, from the top; a mark below them stands for the others
     * @param above how many come before them in the layer's order
     * @param folded how many are not shown
     */
    record Column(int layer, double x, int[] units, int above, int folded, boolean stacked) {

        int shown() {
            return units.length;
        }

        int unit(int place) {
            return units[place];
        }

        /** Where a unit stands, if it is shown. */
        OptionalInt place(int unit) {
            return IntStream.range(0, units.length).filter(place -> units[place] == unit).findFirst();
        }
    }

    /** Layers left out between two columns. */
    record Gap(double x, int layers) {
    }

    /**
     * The room to draw in.
     *
     * @param captions height kept free at the bottom
     * @param leading width kept free on the left for the names of inputs
     * @param trailing width kept free on the right for the names of outputs
     * @param stack side of the picture that stands for too many inputs
     * @param scale of neurons and distances, 1 for the usual size
     */
    record Room(double width, double height, double captions, double leading, double trailing, double stack, double scale) {

        /** At the usual size. */
        Room(double width, double height, double captions, double leading, double trailing, double stack) {
            this(width, height, captions, leading, trailing, stack, 1);
        }
    }

    private final Room room;
    private final List<Column> columns = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final double pitch;
    private final double size;
    private final double spacing;

    NetworkLayout(NetworkShape shape, Room room, int selected) {
        this(shape, room, selected, Folding.NONE);
    }

    NetworkLayout(NetworkShape shape, Room room, int selected, Folding folding) {
        this.room = room;
        double scale = room.scale();
        int capacity = capacity(room);
        boolean stacked = shape.inputs() > capacity;
        int tallest = stacked ? 1 : shape.inputs();
        for (int layer = 1; layer <= shape.depth(); layer++) {
            tallest = Math.max(tallest, shape.units(layer));
        }
        pitch = Math.clamp(unitRoom(room) / Math.min(tallest, capacity), scale * MIN_PITCH, scale * MAX_PITCH);
        double largest = Math.min(scale * MAX_SIZE, pitch - RING_ROOM);
        double squareHalf = largest / 2;
        double firstHalf = stacked ? room.stack() / 2 : room.leading() + squareHalf;
        double lastHalf = squareHalf + room.trailing();
        double span = Math.max(1, room.width() - firstHalf - lastHalf - 2 * RING_ROOM);
        int places = 1 + (int) (span / (scale * MIN_SPACING));
        List<Integer> layers = shownLayers(shape.depth(), Math.max(5, places), selected);
        spacing = Math.min(scale * MAX_SPACING, span / Math.max(1, layers.size() - 1));
        size = Math.clamp(WIDEST_SHARE * spacing, Math.min(MIN_SIZE, largest), largest);
        double first = RING_ROOM + firstHalf + (span - spacing * (layers.size() - 1)) / 2;
        for (int i = 0; i < layers.size(); i++) {
            int layer = layers.get(i);
            double x = first + i * spacing;
            if (layer < 0) {
                gaps.add(new Gap(x, -layer));
            } else {
                columns.add(column(layer, x, shape.units(layer), capacity, layer == 0 && stacked, folding));
            }
        }
    }

    /** What the units of the first and the last layer take at most beyond the middle of their columns. */
    static double ends(double scale) {
        return scale * MAX_SIZE + 2 * RING_ROOM;
    }

    /** How many units fit above each other. */
    static int capacity(Room room) {
        return Math.max(2, (int) (unitRoom(room) / (room.scale() * MIN_PITCH)));
    }

    private static double unitRoom(Room room) {
        return Math.max(room.scale() * MIN_PITCH, room.height() - room.captions() - RING_ROOM);
    }

    private static Column column(int layer, double x, int units, int capacity, boolean stacked, Folding folding) {
        if (stacked) {
            return new Column(layer, x, new int[0], 0, units, true);
        }
        if (units <= capacity) {
            return new Column(layer, x, IntStream.range(0, units).toArray(), 0, 0, false);
        }
        int[] shown = folding.shown(layer, units, capacity - 1);
        return new Column(layer, x, shown, folding.above(layer, units, capacity - 1), units - shown.length, false);
    }

    /** Layers 0..depth that get a place; a negative number stands for that many layers left out. */
    static List<Integer> shownLayers(int depth, int places, int selected) {
        List<Integer> shown = new ArrayList<>();
        int window = depth + 1 <= places ? depth - 1 : Math.max(1, places - 4);
        int from = Math.clamp(selected - window / 2, 1, Math.max(1, depth - window));
        int to = from + window - 1;
        shown.add(0);
        addGap(shown, 1, from - 1);
        for (int layer = from; layer <= to; layer++) {
            shown.add(layer);
        }
        addGap(shown, to + 1, depth - 1);
        shown.add(depth);
        return shown;
    }

    /** A single layer needs no more room than a mark that hides it. */
    private static void addGap(List<Integer> shown, int from, int to) {
        if (from == to) {
            shown.add(from);
        } else if (from < to) {
            shown.add(-(to - from + 1));
        }
    }

    List<Column> columns() {
        return columns;
    }

    List<Gap> gaps() {
        return gaps;
    }

    Optional<Column> column(int layer) {
        return columns.stream().filter(column -> column.layer() == layer).findFirst();
    }

    /** Side of a neuron's square. */
    double size() {
        return size;
    }

    /** Distance between the middles of two columns. */
    double spacing() {
        return spacing;
    }

    Room room() {
        return room;
    }

    /** The middle of the space for units. */
    double middle() {
        return RING_ROOM / 2 + unitRoom(room) / 2;
    }

    /** The middle of the unit at a place of a column, from the top; {@code shown} gives the place of the mark for folded units. */
    double y(Column column, int place) {
        if (column.stacked()) {
            return middle();
        }
        int places = column.shown() + (column.folded() > 0 ? 1 : 0);
        return middle() + (place - (places - 1) / 2.0) * pitch;
    }

    /** Half the width of a column's picture. */
    double half(Column column) {
        return (column.stacked() ? room.stack() : size) / 2;
    }

    /** The shown unit at a point. */
    Optional<Unit> unitAt(double x, double y) {
        for (Column column : columns) {
            for (int place = 0; place < column.shown(); place++) {
                if (Math.abs(x - column.x()) <= size / 2 + 2 && Math.abs(y - y(column, place)) <= size / 2 + 2) {
                    return Optional.of(new Unit(column.layer(), column.unit(place)));
                }
            }
        }
        return Optional.empty();
    }

    /** The folded layer whose mark stands at a point. */
    Optional<Column> foldAt(double x, double y) {
        return columns.stream().filter(column -> column.folded() > 0 && !column.stacked() && Math.abs(x - column.x()) <= reach(column)
                && Math.abs(y - y(column, column.shown())) <= pitch / 2).findFirst();
    }

    /** The layer 0..depth whose column, from top to caption, holds a point. */
    OptionalInt layerAt(double x, double y) {
        if (y < 0 || y > room.height()) {
            return OptionalInt.empty();
        }
        return columns.stream().filter(column -> Math.abs(x - column.x()) <= reach(column))
                .mapToInt(Column::layer).findFirst();
    }

    /** Half the width of the stripe that belongs to a column. */
    double reach(Column column) {
        return Math.min(spacing / 2, half(column) + 12);
    }

    /** The link that passes a point most closely, within {@code tolerance}; links of folded units are not shown. */
    Optional<Link> linkAt(double x, double y, double tolerance) {
        Link nearest = null;
        double least = tolerance;
        for (int i = 1; i < columns.size(); i++) {
            Column left = columns.get(i - 1);
            Column right = columns.get(i);
            double from = left.x() + half(left);
            double to = right.x() - half(right);
            if (left.layer() != right.layer() - 1 || left.stacked() || x <= from || x >= to) {
                continue;
            }
            double along = (x - from) / (to - from);
            for (int a = 0; a < left.shown(); a++) {
                for (int b = 0; b < right.shown(); b++) {
                    double rise = y(right, b) - y(left, a);
                    double across = y(left, a) + along * rise - y;
                    double distance = Math.abs(across) * (to - from) / Math.hypot(to - from, rise);
                    if (distance < least) {
                        least = distance;
                        nearest = new Link(right.layer(), left.unit(a), right.unit(b));
                    }
                }
            }
        }
        return Optional.ofNullable(nearest);
    }
}
