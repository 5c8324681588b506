package gradlab.ui.lens;

import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.lens.Board.Emphasis;
import gradlab.ui.lens.Board.Line;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/**
 * Draws a {@link Board}: numbers where they fit, colours alone where they do not, and of what is larger than that the part around the
 * chosen cell. A click or the arrow keys choose a cell, and the line above tells the cell under the mouse.
 */
final class MatrixBoard extends Region {

    private static final double FONT = 11;
    /** Where there is much room, everything is drawn so much larger. */
    private static final double[] LARGER = {1.5, 1.25};

    private final LabModel model;
    private final Words words;
    private final Canvas canvas = new Canvas();
    private final Label told = new Label();
    private Board board;
    private BoardLayout layout;
    private Optional<BoardLayout.Spot> under = Optional.empty();
    private Palette shaded = Palette.LIGHT;
    private Shades shades = new Shades(shaded);
    private double tall;
    private int rowFrom;
    private int columnFrom;
    private double enlargement = 1;

    /** @param tall how tall a matrix with many rows may become, in points */
    MatrixBoard(LabModel model, Words words, Board board, double tall) {
        this.tall = tall;
        this.model = model;
        this.words = words;
        this.board = board;
        this.layout = layoutFor(300);
        setId("lens-board-" + board.id());
        getStyleClass().add("lens-board");
        told.setId("lens-told-" + board.id());
        told.getStyleClass().add("lens-told");
        told.setWrapText(true);
        getChildren().addAll(told, canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        accessibleRoleDescriptionProperty().bind(words.of("lens.board"));
        canvas.setCursor(Cursor.HAND);
        canvas.setOnMouseMoved(this::moved);
        canvas.setOnMouseExited(_ -> {
            under = Optional.empty();
            tell();
        });
        canvas.setOnMousePressed(this::pressed);
        setOnKeyPressed(this::typed);
        focusedProperty().subscribe((_, _) -> paint());
        tell();
    }

    /** Another board of the same shape takes the place of this one. */
    void show(Board next, double room) {
        tall = room;
        board = next;
        under = Optional.empty();
        requestLayout();
        tell();
        layoutChildren();
    }

    Board board() {
        return board;
    }

    private double scale() {
        return model.scaleProperty().get() * enlargement;
    }

    private BoardLayout layoutFor(double width) {
        enlargement = 1;
        double usual = scale();
        enlargement = Arrays.stream(LARGER).filter(times -> BoardLayout.isRoomy(board, width, tall, usual * times)).findFirst().orElse(1);
        BoardLayout next = BoardLayout.of(board, width, tall, scale(), rowFrom, columnFrom);
        rowFrom = next.rowFrom();
        columnFrom = next.columnFrom();
        return next;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 300;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = (width > 0 ? width : Math.max(300, getWidth())) - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + told.prefHeight(inner) + 4 + layoutFor(inner).height() + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double inner = getWidth() - left - snappedRightInset();
        if (inner <= 0) {
            return;
        }
        double above = told.prefHeight(inner);
        told.resizeRelocate(left, snappedTopInset(), inner, above);
        layout = layoutFor(inner);
        canvas.setWidth(inner);
        canvas.setHeight(layout.height());
        canvas.relocate(left, snappedTopInset() + above + 4);
        paint();
    }

    // Choosing

    private void moved(MouseEvent event) {
        under = layout.spot(event.getX(), event.getY());
        tell();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        event.consume();
        layout.turn(event.getX(), event.getY()).ifPresentOrElse(turn -> {
            rowFrom = Math.max(0, rowFrom + turn.rows());
            columnFrom = Math.max(0, columnFrom + turn.columns());
            layout = BoardLayout.turned(board, canvas.getWidth(), tall, scale(), rowFrom, columnFrom);
            paint();
        }, () -> layout.spot(event.getX(), event.getY()).ifPresent(this::choose));
    }

    private void choose(BoardLayout.Spot spot) {
        if (spot.row() >= 0) {
            board.rows().pick().accept(spot.row());
        }
        if (spot.column() >= 0) {
            board.columns().pick().accept(spot.column());
        }
        spot.line().flatMap(Line::chosen).ifPresent(Runnable::run);
        if (spot.line().isEmpty()) {
            board.grid().flatMap(Board.Grid::chosen).ifPresent(Runnable::run);
        }
    }

    private void typed(KeyEvent key) {
        int down = switch (key.getCode()) {
            case DOWN -> 1;
            case UP -> -1;
            default -> 0;
        };
        int right = switch (key.getCode()) {
            case RIGHT -> 1;
            case LEFT -> -1;
            default -> 0;
        };
        if (down == 0 && right == 0 || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        int times = key.isShiftDown() ? 8 : 1;
        if (down != 0 && board.rows().count() > 0) {
            board.rows().pick().accept(Math.clamp(board.rows().chosen() + down * times, 0, board.rows().count() - 1));
        } else if (right != 0) {
            board.columns().pick().accept(Math.clamp(board.columns().chosen() + right * times, 0, board.columns().count() - 1));
        }
        key.consume();
    }

    /** The cell under the mouse, else the chosen one. */
    private void tell() {
        String text = under.map(this::words).orElseGet(() -> words(chosenSpot()));
        told.setText(text);
        setAccessibleText(words.get("lens.board.accessible", describe(), words(chosenSpot())));
    }

    private BoardLayout.Spot chosenSpot() {
        Optional<Line> line = board.grid().isPresent() ? Optional.empty() : board.below().stream().findFirst();
        return new BoardLayout.Spot(board.grid().isPresent() ? board.rows().chosen() : -1, board.columns().chosen(), line);
    }

    private String describe() {
        return board.grid().map(grid -> words.get("lens.board.matrix", grid.symbol(), board.rows().count(), board.columns().count()))
                .orElseGet(() -> words.get("lens.board.table", board.below().stream().map(Line::symbol).reduce((a, b) -> a + ", " + b).orElse(""), board.columns().count()));
    }

    private String words(BoardLayout.Spot spot) {
        if (spot.line().isEmpty()) {
            Board.Grid grid = board.grid().orElseThrow();
            double value = grid.values()[spot.row() * board.columns().count() + spot.column()];
            return words.get("lens.cell", grid.symbol(), board.rows().item().apply(spot.row()) + (grid.isPath() ? " → " : ", ") + board.columns().item().apply(spot.column()), words.number(value, 6));
        }
        Line line = spot.line().get();
        if (board.grid().isPresent()) {
            boolean isBelow = spot.column() >= 0;
            int place = isBelow ? spot.column() : spot.row();
            return words.get("lens.cell", line.symbol(), (isBelow ? board.columns() : board.rows()).item().apply(place), words.number(line.values()[place], 6));
        }
        StringBuilder all = new StringBuilder(board.columns().item().apply(spot.column())).append(": ");
        for (int i = 0; i < board.below().size(); i++) {
            Line one = board.below().get(i);
            all.append(i > 0 ? "; " : "").append(one.symbol()).append(" = ").append(words.number(one.values()[spot.column()], 5));
        }
        return all.toString();
    }

    // Drawing

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Palette palette = model.paletteProperty().get();
        if (palette != shaded) {
            shaded = palette;
            shades = new Shades(palette);
        }
        pen.setTextBaseline(VPos.CENTER);
        board.grid().ifPresent(grid -> {
            header(pen, palette, grid.symbol(), layout.gridX(), TextAlignment.LEFT);
            double reach = Board.reach(grid.values());
            for (int i = layout.rowFrom(); i < layout.rowTo(); i++) {
                for (int j = layout.columnFrom(); j < layout.columnTo(); j++) {
                    cell(pen, layout.x(j), layout.y(i), layout.cell(), layout.rowHeight(), grid.values()[i * board.columns().count() + j], reach);
                }
            }
        });
        for (int k = 0; k < board.left().size(); k++) {
            Line line = board.left().get(k);
            header(pen, palette, line.symbol(), layout.leftX(k) + layout.leftWidth() / 2, TextAlignment.CENTER);
            double reach = line.reach() > 0 ? line.reach() : Board.reach(line.values());
            for (int i = layout.rowFrom(); i < layout.rowTo(); i++) {
                cell(pen, layout.leftX(k), layout.y(i), layout.leftWidth(), layout.rowHeight(), line.values()[i], reach);
            }
        }
        for (int k = 0; k < board.below().size(); k++) {
            Line line = board.below().get(k);
            font(pen, true);
            pen.setFill(palette.ink());
            pen.setTextAlign(TextAlignment.RIGHT);
            CanvasText.fill(pen, line.symbol(), layout.gridX() - 6 * scale(), layout.belowY(k) + layout.belowHeight() / 2);
            double reach = line.reach() > 0 ? line.reach() : Board.reach(line.values());
            for (int j = layout.columnFrom(); j < layout.columnTo(); j++) {
                cell(pen, layout.x(j), layout.belowY(k), layout.cell(), layout.belowHeight(), line.values()[j], reach);
            }
        }
        folds(pen, palette);
        marks(pen, palette);
    }

    private void font(GraphicsContext pen, boolean bold) {
        pen.setFont(Font.font(told.getFont().getFamily(), bold ? FontWeight.BOLD : FontWeight.NORMAL, FONT * scale()));
    }

    private void header(GraphicsContext pen, Palette palette, String symbol, double x, TextAlignment side) {
        font(pen, true);
        pen.setFill(palette.ink());
        pen.setTextAlign(side);
        CanvasText.fill(pen, symbol, x, layout.headerY());
    }

    private void cell(GraphicsContext pen, double x, double y, double width, double height, double value, double reach) {
        double strength = !Double.isFinite(value) ? Double.NaN : reach > 0 ? value / reach : 0;
        double gap = width > 12 && height > 8 ? 1 : 0;
        pen.setFill(shades.ground(strength));
        pen.fillRect(x, y, width - gap, height - gap);
        if (layout.hasNumbers(width, height)) {
            font(pen, false);
            pen.setFill(shades.ink(strength));
            pen.setTextAlign(TextAlignment.CENTER);
            pen.fillText(words.number(value, width >= BoardLayout.ROOMY * scale() ? 3 : 2), x + (width - gap) / 2, y + (height - gap) / 2, width - gap - 2);
        }
    }

    /** What stands beyond the edges of the part that is shown. */
    private void folds(GraphicsContext pen, Palette palette) {
        font(pen, false);
        pen.setFill(palette.accent());
        for (BoardLayout.Fold fold : layout.folds()) {
            pen.setTextAlign(TextAlignment.CENTER);
            CanvasText.fill(pen, fold.text(), fold.x() + fold.width() / 2, fold.y() + fold.height() / 2);
        }
    }

    private void marks(GraphicsContext pen, Palette palette) {
        int row = board.rows().chosen();
        int column = board.columns().chosen();
        boolean hasRow = board.grid().isPresent() && layout.showsRow(row);
        boolean hasColumn = layout.showsColumn(column);
        pen.setStroke(palette.accent());
        pen.setLineWidth(1.5);
        double bottom = board.below().isEmpty() ? layout.gridBottom() : layout.belowY(board.below().size() - 1) + layout.belowHeight();
        if (hasColumn && (board.emphasis() == Emphasis.COLUMN || board.grid().isEmpty())) {
            double top = board.grid().isPresent() ? layout.y(layout.rowFrom()) : layout.belowY(0);
            pen.strokeRect(layout.x(column) - 1, top - 1, layout.cell() + 1, bottom - top + 1);
        }
        if (hasRow && board.emphasis() == Emphasis.ROW) {
            double start = board.left().isEmpty() ? layout.gridX() : layout.leftX(0);
            pen.strokeRect(start - 1, layout.y(row) - 1, layout.gridRight() - start + 1, layout.rowHeight() + 1);
        }
        if (hasColumn && board.emphasis() != Emphasis.COLUMN && !board.below().isEmpty()) {
            pen.strokeRect(layout.x(column) - 1, layout.belowY(0) - 1, layout.cell() + 1, bottom - layout.belowY(0) + 1);
        }
        if (hasRow && board.emphasis() != Emphasis.ROW && !board.left().isEmpty()) {
            pen.strokeRect(layout.leftX(0) - 1, layout.y(row) - 1, layout.leftX(board.left().size() - 1) + layout.leftWidth() - layout.leftX(0) + 1, layout.rowHeight() + 1);
        }
        if (hasRow && hasColumn) {
            pen.setStroke(palette.ink());
            pen.setLineWidth(2);
            pen.strokeRect(layout.x(column) - 1, layout.y(row) - 1, layout.cell() + 1, layout.rowHeight() + 1);
        }
        if (isFocused()) {
            pen.setStroke(palette.accent());
            pen.setLineWidth(1);
            pen.strokeRect(0.5, 0.5, canvas.getWidth() - 1, canvas.getHeight() - 1);
        }
    }
}
