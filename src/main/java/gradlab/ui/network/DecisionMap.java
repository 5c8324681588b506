package gradlab.ui.network;

import gradlab.data.DataSet;
import gradlab.train.Prepared;
import gradlab.train.Snapshot;
import gradlab.ui.theme.CanvasText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** What the network answers over the plane of its two inputs, with the examples on it and their key below. */
final class DecisionMap extends Sheets {

    private static final int MOST_POINTS = 500;
    private static final double GOLDEN = 0.618;
    private static final double CROWD = 250;
    private static final double KEY_GAP = 8;
    private static final double NEAR = 9;
    /** Height of a line in sizes of its font. */
    private static final double LINE = 1.3;

    private final Canvas field = new Canvas();
    private final Canvas points = new Canvas();
    private final Canvas marks = new Canvas();
    private final Pins pins;
    private Optional<Pin> cursor = Optional.empty();
    private Consumer<Optional<Pin>> spoken = _ -> { };
    private WritableImage image = new WritableImage(1, 1);
    private int[] pixels = new int[1];
    private Object pointsDrawn = new Object();

    DecisionMap(Pins pins) {
        this.pins = pins;
        lay(field, points, marks);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("decision-map");
        setOnKeyPressed(this::press);
        setOnMouseClicked(this::click);
        focusedProperty().subscribe((_, _) -> paintMarks());
    }

    /** Tells which example the keyboard stands at. */
    void onCursor(Consumer<Optional<Pin>> told) {
        spoken = told;
    }

    private PointMarks marks(NetworkView shown) {
        return new PointMarks(shown, side());
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            view().flatMap(shown -> marks(shown).near(event.getX(), event.getY(), NEAR)).ifPresent(pins::press);
        }
    }

    /** The drawn example at a point of this node. */
    Optional<Pin> exampleAt(double x, double y) {
        return view().flatMap(shown -> marks(shown).near(x, y, NEAR));
    }

    private void press(KeyEvent event) {
        int right = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        int down = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
        if (right != 0 || down != 0) {
            view().ifPresent(shown -> move(marks(shown), right, down));
        } else if (event.getCode() == KeyCode.ENTER && cursor.isPresent()) {
            pins.press(cursor.get());
        } else if (event.getCode() == KeyCode.ESCAPE && cursor.isPresent()) {
            stand(Optional.empty());
        } else {
            return;
        }
        event.consume();
    }

    private void move(PointMarks points, int right, int down) {
        Optional<Point2D> from = cursor.flatMap(points::placeOf);
        Optional<Pin> next = from.isPresent() ? points.next(from.get(), right, down) : points.near(side() / 2, side() / 2, side());
        next.ifPresent(pin -> stand(Optional.of(pin)));
    }

    private void stand(Optional<Pin> pin) {
        cursor = pin;
        spoken.accept(pin);
        paintMarks();
    }

    private void paintMarks() {
        // an empty sheet costs as much to put on the screen as a full one
        marks.setVisible(isFocused() || view().filter(shown -> !shown.pins().isEmpty()).isPresent());
        if (!marks.isVisible()) {
            return;
        }
        GraphicsContext g = marks.getGraphicsContext2D();
        g.clearRect(0, 0, marks.getWidth(), marks.getHeight());
        view().ifPresent(shown -> {
            marks(shown).paint(g, cursor.filter(_ -> isFocused()));
            if (isFocused() && isFocusVisible()) {
                g.setStroke(shown.palette().accent());
                g.setLineWidth(2);
                g.strokeRect(1, 1, side() - 2, side() - 2);
            }
        });
    }

    @Override
    void show(NetworkView next) {
        if (view().flatMap(NetworkView::data).orElse(null) != next.data().orElse(null)) {
            cursor = Optional.empty();
        }
        super.show(next);
    }

    /** Side of the square. */
    private double side() {
        return Math.max(1, Math.floor(Math.min(getWidth(), getHeight() - keyHeight())));
    }

    private double keyHeight() {
        return view().map(shown -> Math.ceil(1.7 * shown.font().getSize())).orElse(0.0);
    }

    /** The inputs under a point of this node. */
    Optional<double[]> inputsAt(double x, double y) {
        double side = side();
        if (x < 0 || y < 0 || x >= side || y >= side) {
            return Optional.empty();
        }
        return view().flatMap(NetworkView::maps).map(maps -> {
            double range = maps.greatest() - maps.least();
            return new double[] {maps.least() + range * x / side, maps.greatest() - range * y / side};
        });
    }

    /** The network's outputs under a point, interpolated between the places it was asked at. */
    Optional<double[]> outputsAt(double x, double y) {
        double side = side();
        if (x < 0 || y < 0 || x >= side || y >= side) {
            return Optional.empty();
        }
        return view().flatMap(NetworkView::maps).map(maps -> {
            float[][] outputs = maps.answers()[maps.answers().length - 1];
            double[] found = new double[outputs.length];
            for (int k = 0; k < found.length; k++) {
                found[k] = Resampling.at(outputs[k], maps.size(), x / side, y / side);
            }
            return found;
        });
    }

    @Override
    void emptied() {
        pointsDrawn = new Object();
    }

    @Override
    void paint(NetworkView shown) {
        GraphicsContext g = field.getGraphicsContext2D();
        g.clearRect(0, 0, field.getWidth(), field.getHeight());
        double side = side();
        Optional<Snapshot.Maps> maps = shown.maps();
        if (maps.isPresent() && shown.colours().isPresent()) {
            paintField(maps.get(), shown.colours().get(), (int) side);
            g.drawImage(image, 0, 0);
        } else {
            g.setFill(shown.palette().surface().interpolate(shown.palette().line(), 0.35));
            g.fillRect(0, 0, side, side);
            paintEmpty(g, shown, side);
        }
        g.setStroke(shown.palette().line());
        g.setLineWidth(1);
        g.strokeRect(0.5, 0.5, side - 1, side - 1);
        PointsKey key = new PointsKey(shown.data(), shown.palette(), maps.map(Snapshot.Maps::greatest), shown.font(),
                shown.words().locale(), shown.shape().outputs());
        if (!key.equals(pointsDrawn)) {
            pointsDrawn = key;
            paintPoints(shown, side);
        }
        paintMarks();
    }

    private static void paintEmpty(GraphicsContext g, NetworkView shown, double side) {
        g.setFont(shown.font());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(shown.palette().fadedInk());
        List<String> lines = lines(shown.words().get("network.decision.empty"), shown.font(), side - 8);
        double line = LINE * shown.font().getSize();
        for (int i = 0; i < lines.size(); i++) {
            CanvasText.fill(g, CaptionPainter.elided(lines.get(i), shown.font(), side - 8), side / 2, side / 2 + (i - (lines.size() - 1) / 2.0) * line);
        }
    }

    /** Whole words, as many as fit beside each other. */
    private static List<String> lines(String text, Font font, double width) {
        List<String> lines = new ArrayList<>();
        for (String word : text.split(" ")) {
            String longer = lines.isEmpty() ? word : lines.getLast() + " " + word;
            if (!lines.isEmpty() && CaptionPainter.width(longer, font) <= width) {
                lines.set(lines.size() - 1, longer);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    /** What the examples' drawing depends on; the rest changes with every snapshot, this does not. */
    private record PointsKey(Optional<Prepared> data, Object palette, Optional<Double> reach, Object font, Object locale,
            int outputs) {
        @Override
        public boolean equals(Object other) {
            return other instanceof PointsKey key && data.orElse(null) == key.data.orElse(null) && palette == key.palette
                    && reach.equals(key.reach) && font.equals(key.font) && locale.equals(key.locale) && outputs == key.outputs;
        }

        @Override
        public int hashCode() {
            return reach.hashCode();
        }
    }

    private void paintField(Snapshot.Maps maps, AnswerColours colours, int side) {
        if ((int) image.getWidth() != side) {
            image = new WritableImage(side, side);
            pixels = new int[side * side];
        }
        float[][] coarse = maps.answers()[maps.answers().length - 1];
        float[][] fine = new float[coarse.length][];
        for (int k = 0; k < coarse.length; k++) {
            fine[k] = Resampling.enlarge(coarse[k], maps.size(), side);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours.pixel(fine, i);
        }
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), pixels, 0, side);
    }

    private void paintPoints(NetworkView shown, double side) {
        GraphicsContext g = points.getGraphicsContext2D();
        g.clearRect(0, 0, points.getWidth(), points.getHeight());
        if (shown.maps().isEmpty() || shown.colours().isEmpty()) {
            return;
        }
        AnswerColours colours = shown.colours().get();
        Prepared data = shown.data().orElseThrow();
        g.save();
        g.beginPath();
        g.rect(1, 1, side - 2, side - 2);
        g.clip();
        paintPart(g, shown, data.test(), colours, side, true);
        paintPart(g, shown, data.training(), colours, side, false);
        g.restore();
        paintKey(g, shown, data, colours, side);
    }

    private void paintPart(GraphicsContext g, NetworkView shown, DataSet part, AnswerColours colours, double side, boolean hollow) {
        Snapshot.Maps maps = shown.maps().orElseThrow();
        double range = maps.greatest() - maps.least();
        int[] rows = drawnRows(part.rows());
        double radius = (rows.length > CROWD ? 2 : 2.5) * (side < 130 * shown.scale() ? 0.8 : 1) * shown.scale();
        Color rim = colours.isClasses() ? shown.palette().surface() : shown.palette().fadedInk();
        for (int row : rows) {
            double x = side * (part.inputs()[2 * row] - maps.least()) / range;
            double y = side * (maps.greatest() - part.inputs()[2 * row + 1]) / range;
            Color colour = colours.ofTarget(part.targets()[row * part.targetColumns()]);
            paintPoint(g, x, y, radius, colour, rim, hollow);
        }
    }

    /**
     * The rows whose points are drawn, each once. Where they are too many, they are taken in leaps that share no factor with
     * their number: generators often put the classes in turn, and every second row would be a single class.
     */
    static int[] drawnRows(int rows) {
        int leap = (int) (GOLDEN * rows);
        while (rows > MOST_POINTS && !BigInteger.valueOf(leap).gcd(BigInteger.valueOf(rows)).equals(BigInteger.ONE)) {
            leap++;
        }
        long step = rows > MOST_POINTS ? leap : 1;
        return IntStream.range(0, Math.min(rows, MOST_POINTS)).map(i -> (int) (i * step % rows)).toArray();
    }

    private static void paintPoint(GraphicsContext g, double x, double y, double radius, Color colour, Color rim,
            boolean hollow) {
        g.setFill(hollow ? rim : colour);
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setStroke(hollow ? colour : rim);
        g.setLineWidth(hollow ? 1.3 : 0.8);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** One dot per class, or the range of values, and the hollow dot of the test part; as much as fits in one line. */
    private void paintKey(GraphicsContext g, NetworkView shown, Prepared data, AnswerColours colours, double side) {
        g.setFont(shown.font());
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        double y = side + keyHeight() / 2 + 2;
        String test = shown.words().get("network.test");
        double testWidth = data.test().rows() == 0 ? 0 : 10 + CaptionPainter.width(test, shown.font());
        double x = 3;
        if (colours.isClasses()) {
            DataSet training = data.training();
            for (int k = 0; k < training.classes(); k++) {
                String name = CaptionPainter.elided(training.classNames().get(k), shown.font(), side / 2);
                double width = 10 + CaptionPainter.width(name, shown.font());
                if (x + width + (testWidth > 0 ? KEY_GAP + testWidth : 0) > side) {
                    break;
                }
                paintPoint(g, x + 2, y, 3, colours.ofClass(k), shown.palette().surface(), false);
                g.setFill(shown.palette().fadedInk());
                CanvasText.fill(g, name, x + 8, y);
                x += width + KEY_GAP;
            }
        } else {
            String range = shown.words().get("network.range", shown.words().number(colours.least(), 3),
                    shown.words().number(colours.greatest(), 3));
            g.setFill(shown.palette().fadedInk());
            CanvasText.fill(g, range, 0, y);
        }
        if (testWidth > 0) {
            paintPoint(g, side - testWidth + 2, y, 3, shown.palette().fadedInk(), shown.palette().surface(), true);
            g.setFill(shown.palette().fadedInk());
            CanvasText.fill(g, test, side - testWidth + 9, y);
        }
    }
}
