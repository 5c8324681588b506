package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.data.ImageShape;
import gradlab.ui.network.NetworkLayout.Column;
import gradlab.ui.network.NetworkLayout.Link;
import gradlab.ui.network.NetworkLayout.Room;
import gradlab.ui.network.NetworkLayout.Unit;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** The drawing of layers, links and neurons, with a second sheet above it for what the mouse points at. */
final class NetworkPicture extends Sheets {

    private static final double LINK_REACH = 5;
    private static final double MAX_NAME = 84;
    /** So many layers have their places before answers stand beside them. */
    private static final int LAYERS_APART = 5;
    /** What a neuron looks for in pictures can be made out only in a larger square. */
    private static final double FOR_IMAGES = 1.35;

    private final Canvas sheet = new Canvas();
    private final Canvas marks = new Canvas();
    private final LinkPainter links = new LinkPainter();
    private final NeuronPainter neurons = new NeuronPainter();
    private Optional<NetworkLayout> layout = Optional.empty();
    private Optional<Unit> markedUnit = Optional.empty();
    private Optional<Link> markedLink = Optional.empty();
    private boolean folded;
    private Consumer<Boolean> folds = _ -> { };

    NetworkPicture() {
        setId("network-layers");
        marks.setMouseTransparent(true);
        lay(sheet, marks);
        setMinSize(120, 80);
    }

    /** Tells whenever layers begin or cease not to fit; not while the picture is laid out. */
    void onFolded(Consumer<Boolean> told) {
        folds = told;
    }

    Optional<NetworkLayout> plan() {
        return layout;
    }

    Optional<Unit> unitAt(double x, double y) {
        return layout.flatMap(plan -> plan.unitAt(x, y));
    }

    Optional<Link> linkAt(double x, double y) {
        return layout.flatMap(plan -> plan.linkAt(x, y, LINK_REACH));
    }

    /** Marks a neuron or a link, or nothing. */
    void mark(Optional<Unit> unit, Optional<Link> link) {
        if (!unit.equals(markedUnit) || !link.equals(markedLink)) {
            markedUnit = unit;
            markedLink = link;
            paintMarks();
        }
    }

    @Override
    void paint(NetworkView shown) {
        NetworkLayout plan = plan(shown);
        layout = Optional.of(plan);
        boolean folding = plan.columns().stream().anyMatch(column -> column.folded() > 0 && !column.stacked());
        if (folding != folded) {
            folded = folding;
            Platform.runLater(() -> folds.accept(folded));
        }
        GraphicsContext g = sheet.getGraphicsContext2D();
        g.clearRect(0, 0, sheet.getWidth(), sheet.getHeight());
        plan.column(shown.selected()).ifPresent(column -> paintSelection(g, shown, plan, column));
        links.paint(g, shown, plan, pixelScale());
        Column inputs = plan.columns().getFirst();
        if (inputs.stacked()) {
            CaptionPainter.paintStack(g, shown, plan, inputs);
            paintSample(g, shown, plan, inputs);
        }
        neurons.paint(g, shown, plan);
        CaptionPainter.paint(g, shown, plan);
        paintMarks();
    }

    private double pixelScale() {
        return getScene() == null || getScene().getWindow() == null ? 1
                : Math.clamp(getScene().getWindow().getRenderScaleX(), 1, 3);
    }

    /** With less than this, neighbouring layers could hardly be told apart. */
    static double leastWidth(NetworkView shown) {
        return 2 * CaptionPainter.endRoom(shown) + Math.min(shown.shape().depth(), LAYERS_APART) * NetworkLayout.MIN_SPACING * shown.scale();
    }

    private NetworkLayout plan(NetworkView shown) {
        double fontSize = shown.font().getSize();
        double height = getHeight();
        double captions = Math.ceil(2.9 * fontSize);
        double stack = Math.clamp(0.36 * height, 48, 84 * shown.scale());
        double scale = shown.scale() * (shown.image().isPresent() ? FOR_IMAGES : 1);
        Room bare = new Room(getWidth(), height, captions, 0, 0, stack, scale);
        int capacity = NetworkLayout.capacity(bare);
        boolean stacked = shown.shape().inputs() > capacity;
        // the captions of both ends are centred below their columns and must not be cut off
        double least = CaptionPainter.endRoom(shown);
        double leading = stacked ? 0 : Math.max(least, CaptionPainter.nameRoom(shown.shape().inputs(), shown::inputName, shown.font(), MAX_NAME * shown.scale()));
        double trailing = Math.max(least, shown.outputsAreClasses()
                ? CaptionPainter.nameRoom(Math.min(capacity, shown.shape().outputs()), shown::outputName, shown.font(), MAX_NAME * shown.scale()) : 0);
        return new NetworkLayout(shown.shape(), new Room(getWidth(), height, captions, leading, trailing, stack, scale),
                shown.selected(), shown.folding());
    }

    private static void paintSelection(GraphicsContext g, NetworkView shown, NetworkLayout plan, Column column) {
        Palette palette = shown.palette();
        double wanted = Math.max(plan.reach(column), CaptionPainter.captionWidth(shown, plan, column.layer()) / 2 + 6);
        double lean = CaptionPainter.outward(shown, plan, column);
        double left = Math.max(0.5, column.x() - wanted + Math.min(0, lean));
        double width = Math.min(plan.room().width() - 0.5, column.x() + wanted + Math.max(0, lean)) - left;
        double height = plan.room().height();
        g.setFill(palette.accentWash());
        g.fillRoundRect(left, 0.5, width, height - 1, 12, 12);
        g.setStroke(palette.accent().deriveColor(0, 1, 1, 0.45));
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeRoundRect(left, 0.5, width, height - 1, 12, 12);
    }

    /** Pictures of an image data set: the example whose answer stands at the right lies on top of the stack. */
    private void paintSample(GraphicsContext g, NetworkView shown, NetworkLayout plan, Column inputs) {
        if (shown.image().isEmpty() || shown.example().isEmpty()) {
            return;
        }
        ImageShape image = shown.image().get();
        DataSet data = shown.example().get().part(shown.data().orElseThrow());
        int at = shown.example().get().row() * data.features();
        double side = plan.room().stack() - 12;
        g.setImageSmoothing(false);
        g.drawImage(PixelImages.grey(data.inputs(), at, image, shown.palette()),
                inputs.x() - plan.room().stack() / 2 + 2, plan.middle() - plan.room().stack() / 2 + 6, side, side);
        g.setImageSmoothing(true);
    }

    private void paintMarks() {
        // an empty sheet costs as much to put on the screen as a full one
        marks.setVisible(view().isPresent() && layout.isPresent() && (markedLink.isPresent() || markedUnit.isPresent()));
        if (!marks.isVisible()) {
            return;
        }
        GraphicsContext g = marks.getGraphicsContext2D();
        g.clearRect(0, 0, marks.getWidth(), marks.getHeight());
        Palette palette = view().get().palette();
        NetworkLayout plan = layout.get();
        markedLink.ifPresent(link -> paintMark(g, palette, plan, link));
        markedUnit.flatMap(this::middleOf).ifPresent(middle -> {
            double size = plan.size() + 6;
            g.setStroke(palette.accent());
            g.setLineWidth(2);
            g.strokeRoundRect(middle.getX() - size / 2, middle.getY() - size / 2, size, size, 0.45 * size, 0.45 * size);
        });
    }

    /** Where a unit stands, if it is shown. */
    Optional<Point2D> middleOf(Unit unit) {
        return layout.flatMap(plan -> plan.column(unit.layer()).filter(column -> column.place(unit.unit()).isPresent())
                .map(column -> new Point2D(column.x(), plan.y(column, column.place(unit.unit()).getAsInt()))));
    }

    private void paintMark(GraphicsContext g, Palette palette, NetworkLayout plan, Link link) {
        Optional<Point2D> left = middleOf(new Unit(link.layer() - 1, link.from()));
        Optional<Point2D> right = middleOf(new Unit(link.layer(), link.to()));
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        for (boolean halo : new boolean[] {true, false}) {
            Color colour = halo ? palette.surface() : palette.accent();
            g.setStroke(colour);
            g.setLineWidth(halo ? 5 : 2.4);
            g.strokeLine(left.get().getX() + plan.size() / 2, left.get().getY(), right.get().getX() - plan.size() / 2, right.get().getY());
        }
    }
}
