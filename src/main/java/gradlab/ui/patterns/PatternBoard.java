package gradlab.ui.patterns;

import gradlab.compare.Patterns;
import gradlab.ui.CanvasSize;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A picture on a canvas, before and after training beside each other. The mouse over a place, or the arrow keys, say what stands
 * there; a click or Enter opens its run.
 */
final class PatternBoard extends Region {

    private static final double HEIGHT = 230;
    private static final double ABREAST = 560;
    private static final double GAP = 14;
    private static final double HEAD = 20;
    private static final double DISTANCE = 12;

    private final Canvas canvas = new Canvas();
    private final Label card = new Label();
    private final Picture picture;
    private final Words words;
    private final Supplier<Palette> palette;
    private final String family;
    private final ObservableDoubleValue scale;
    private final IntConsumer opened;
    private final List<Spot> spots = new ArrayList<>();
    private Optional<Patterns> patterns = Optional.empty();
    private int[] chosen = new int[0];
    private int marked = -1;

    /** @param opened is told of a run that is to be opened */
    PatternBoard(Picture picture, Words words, Supplier<Palette> palette, String family, ObservableDoubleValue scale, IntConsumer opened) {
        this.picture = picture;
        this.words = words;
        this.palette = palette;
        this.family = family;
        this.scale = scale;
        this.opened = opened;
        setId("pattern-board-" + picture.id());
        getStyleClass().add("pattern-board");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        card.getStyleClass().add("sweep-card");
        card.setManaged(false);
        card.setVisible(false);
        card.setMouseTransparent(true);
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, card);
        scale.subscribe(_ -> requestLayout());
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> mark(at(event.getX(), event.getY()), false));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> mark(-1, false));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            event.consume();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                open(at(event.getX(), event.getY()));
            }
        });
        // set and not added: the keys of the window ask for this, and leave arrows to the picture
        setOnKeyPressed(this::pressed);
        focusVisibleProperty().subscribe((_, _) -> draw());
    }

    void show(Patterns shown, int[] choice) {
        patterns = Optional.of(shown);
        chosen = choice.clone();
        marked = -1;
        draw();
    }

    /** Draws anew, in the colours and the language of the moment. */
    void draw() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width <= 0 || height <= 0 || patterns.isEmpty()) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        spots.clear();
        paint(new Pen(g, palette.get(), words, family, scale.get()), new Rectangle2D(0, 0, width, height), spots);
        if (isFocusVisible()) {
            g.setStroke(palette.get().accent());
            g.setLineWidth(2);
            g.setLineDashes();
            g.strokeRect(1, 1, width - 2, height - 2);
        }
        showCard();
    }

    /** Both panels with their headings. */
    private void paint(Pen pen, Rectangle2D whole, List<Spot> found) {
        boolean stacked = isStacked(whole.getWidth(), pen.scale());
        double head = pen.of(HEAD);
        double width = stacked ? whole.getWidth() : (whole.getWidth() - pen.of(GAP)) / 2;
        double height = stacked ? whole.getHeight() / 2 : whole.getHeight();
        double x = stacked ? whole.getMinX() : whole.getMinX() + width + pen.of(GAP);
        double y = stacked ? whole.getMinY() + height : whole.getMinY();
        if (width <= 0 || height < head + 2 * pen.line()) {
            // text has just grown, and the room has not yet
            return;
        }
        pen.bold(words.get("patterns.before"), whole.getMinX() + pen.of(4), whole.getMinY() + head / 2);
        pen.bold(words.get("patterns.after"), x + pen.of(4), y + head / 2);
        picture.paint(pen, patterns.orElseThrow(), chosen, new Rectangle2D(whole.getMinX(), whole.getMinY() + head, width, height - head),
                new Rectangle2D(x, y + head, width, height - head), found);
    }

    /** Where there is little width, the panels stand one above the other. */
    private static boolean isStacked(double width, double scale) {
        return width < ABREAST * scale;
    }

    /** The same with a title, on a ground of its own, for a file. */
    void paintTitled(GraphicsContext g, double width, double height) {
        Pen pen = new Pen(g, palette.get(), words, family, 1);
        double edge = 16;
        g.setFill(palette.get().surface());
        g.fillRect(0, 0, width, height);
        pen.bold(words.get("patterns." + picture.id()), edge, edge + 6);
        pen.caption(words.get("patterns.runs.shown", patterns.orElseThrow().runs().size()), width - edge, edge + 6, javafx.scene.text.TextAlignment.RIGHT);
        paint(pen, new Rectangle2D(edge, edge + 20, width - 2 * edge, height - 2 * edge - 20), new ArrayList<>());
    }

    /** The middle of some place that opens this run, in the coordinates of this region. */
    Optional<double[]> placeOf(int run) {
        return spots.stream().filter(spot -> spot.run().isPresent() && spot.run().getAsInt() == run).findFirst()
                .map(spot -> new double[] {(spot.area().getMinX() + spot.area().getMaxX()) / 2, (spot.area().getMinY() + spot.area().getMaxY()) / 2});
    }

    private int at(double x, double y) {
        return IntStream.range(0, spots.size()).filter(i -> spots.get(i).distance(x, y) < Double.POSITIVE_INFINITY).boxed()
                .min(Comparator.comparingDouble(i -> spots.get(i).distance(x, y))).orElse(-1);
    }

    private void mark(int spot, boolean again) {
        boolean opens = spot >= 0 && spots.get(spot).run().isPresent();
        setCursor(opens ? Cursor.HAND : Cursor.DEFAULT);
        if (spot != marked || again) {
            marked = spot;
            showCard();
        }
    }

    private void pressed(KeyEvent event) {
        if (spots.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case RIGHT, DOWN -> mark(Math.floorMod(marked + 1, spots.size()), true);
            case LEFT, UP -> mark(Math.floorMod(marked < 0 ? -1 : marked - 1, spots.size()), true);
            case ENTER -> open(marked);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void open(int spot) {
        if (spot >= 0 && spot < spots.size()) {
            spots.get(spot).run().ifPresent(opened);
        }
    }

    private void showCard() {
        if (marked < 0 || marked >= spots.size()) {
            card.setVisible(false);
            setAccessibleText(words.get("patterns." + picture.id()));
            return;
        }
        Spot spot = spots.get(marked);
        card.setText(spot.text() + (spot.run().isPresent() ? "\n" + words.get("patterns.open") : ""));
        setAccessibleText(spot.text());
        card.setVisible(true);
        card.applyCss();
        double width = Math.ceil(card.prefWidth(-1));
        double height = Math.ceil(card.prefHeight(-1));
        double x = spot.area().getMaxX() + DISTANCE;
        boolean fits = x + width <= getWidth();
        card.resizeRelocate(Math.max(0, Math.rint(fits ? x : spot.area().getMinX() - DISTANCE - width)),
                Math.clamp(Math.rint(spot.area().getMinY() - height / 2), 0, Math.max(0, Math.rint(getHeight() - height))), width, height);
        card.toFront();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return (width >= 0 && isStacked(width, scale.get()) ? 2 : 1) * HEIGHT * scale.get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        if (CanvasSize.follow(this, canvas)) {
            draw();
        }
    }
}
