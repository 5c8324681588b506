package gradlab.ui.network;

import gradlab.train.Prepared;
import gradlab.train.Snapshot;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** The examples on the map of answers as places: which one is near, which comes next in a direction, and rings around those that were picked. */
record PointMarks(NetworkView view, double side) {

    private static final double CONE = 1.2;

    /** Where an example stands on the map, if it is a point of the plane within its borders. */
    Optional<Point2D> placeOf(Pin pin) {
        Optional<Prepared> data = view.data().filter(pin::isIn).filter(_ -> view.training().isPresent());
        return data.flatMap(known -> view.maps().map(maps -> place(pin, known, maps)));
    }

    private Point2D place(Pin pin, Prepared data, Snapshot.Maps maps) {
        double range = maps.greatest() - maps.least();
        return new Point2D(side * (pin.input(data, 0) - maps.least()) / range, side * (maps.greatest() - pin.input(data, 1)) / range);
    }

    /** The drawn example nearest to a point, within a distance. */
    Optional<Pin> near(double x, double y, double within) {
        return drawn().filter(pin -> placeOf(pin).filter(at -> at.distance(x, y) <= within).isPresent())
                .min((a, b) -> Double.compare(placeOf(a).orElseThrow().distance(x, y), placeOf(b).orElseThrow().distance(x, y)));
    }

    /** The next drawn example from a place in a direction: near, and not far off to the side. */
    Optional<Pin> next(Point2D from, int right, int down) {
        return drawn().filter(pin -> placeOf(pin).filter(at -> ahead(from, at, right, down) > 0).isPresent())
                .min((a, b) -> Double.compare(cost(from, a, right, down), cost(from, b, right, down)));
    }

    private static double ahead(Point2D from, Point2D at, int right, int down) {
        double ahead = (at.getX() - from.getX()) * right + (at.getY() - from.getY()) * down;
        double aside = Math.abs((at.getX() - from.getX()) * down) + Math.abs((at.getY() - from.getY()) * right);
        return ahead > 0.01 && aside <= CONE * ahead ? ahead : 0;
    }

    private double cost(Point2D from, Pin pin, int right, int down) {
        Point2D at = placeOf(pin).orElseThrow();
        return 2 * from.distance(at) - ahead(from, at, right, down);
    }

    private Stream<Pin> drawn() {
        return view.data().stream().flatMap(data -> Stream.concat(
                java.util.Arrays.stream(DecisionMap.drawnRows(data.training().rows())).mapToObj(row -> new Pin(false, row)),
                java.util.Arrays.stream(DecisionMap.drawnRows(data.test().rows())).mapToObj(row -> new Pin(true, row))));
    }

    /** A numbered ring around every picked example, a stronger one around the followed, and one for the keyboard. */
    void paint(GraphicsContext g, Optional<Pin> cursor) {
        Palette palette = view.palette();
        g.setFont(CaptionPainter.bold(view.font()));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        double size = view.font().getSize();
        for (int i = 0; i < view.pins().size(); i++) {
            Pin pin = view.pins().get(i);
            String number = String.valueOf(i + 1);
            placeOf(pin).ifPresent(at -> {
                ring(g, at, 0.5 * size, palette, view.example().equals(Optional.of(pin)) ? 2.4 : 1.4);
                double x = at.getX() + (at.getX() > side - 2 * size ? -1 : 1) * 1.05 * size;
                double y = Math.clamp(at.getY() - 0.75 * size, 0.6 * size, Math.max(0.6 * size, side - 0.6 * size));
                g.setFill(palette.surface());
                g.fillOval(x - 0.62 * size, y - 0.62 * size, 1.24 * size, 1.24 * size);
                g.setFill(palette.ink());
                CanvasText.fill(g, number, x, y);
            });
        }
        cursor.flatMap(this::placeOf).ifPresent(at -> {
            g.setStroke(palette.accent());
            g.setLineWidth(2);
            g.strokeRect(at.getX() - 0.6 * size, at.getY() - 0.6 * size, 1.2 * size, 1.2 * size);
        });
    }

    private static void ring(GraphicsContext g, Point2D at, double radius, Palette palette, double width) {
        g.setStroke(palette.surface());
        g.setLineWidth(width + 2);
        g.strokeOval(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
        g.setStroke(palette.ink());
        g.setLineWidth(width);
        g.strokeOval(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
    }
}
