package gradlab.ui.lens;

import gradlab.ui.lens.Board.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the cells of a board stand. Lengths in points of the canvas; rows and columns counted from 0, shown from … to before.
 *
 * @param cell width of a column
 * @param leftWidth width of a vector on the left
 */
record BoardLayout(Board board, double scale, double gridX, double gridY, double cell, double rowHeight, double leftWidth, double belowHeight, int rowFrom, int rowTo,
        int columnFrom, int columnTo) {

    /** A number with three digits needs so much, with two so much. */
    static final double ROOMY = 50;
    private static final double NARROW = 36;
    private static final double NUMBER_HEIGHT = 15;
    private static final double TALL = 20;
    private static final double WIDEST = 74;
    private static final double LEAST = 5;
    private static final double LOWEST = 4;
    private static final double HEADER = 18;
    private static final double STRIP = 16;
    private static final double FRAME = 2;
    private static final double GAP = 8;
    private static final double LETTER = 7.4;

    /** What stands at a place: a cell of the matrix, or of a vector; -1 where there is no row or column. */
    record Spot(int row, int column, Optional<Line> line) {
    }

    /** A hint at what is beyond an edge; a click on it turns there. */
    record Fold(double x, double y, double width, double height, String text, Turn turn) {
    }

    /** By how much the shown part moves. */
    record Turn(int rows, int columns) {
    }

    /**
     * The layout in which the chosen cell can be seen.
     *
     * @param tall how tall a matrix with many rows may become
     */
    static BoardLayout of(Board board, double width, double tall, double scale, int rowFrom, int columnFrom) {
        return of(board, width, tall, scale, rowFrom, columnFrom, true);
    }

    /** The layout that shows the part from here on, wherever the chosen cell is. */
    static BoardLayout turned(Board board, double width, double tall, double scale, int rowFrom, int columnFrom) {
        return of(board, width, tall, scale, rowFrom, columnFrom, false);
    }

    private static BoardLayout of(Board board, double width, double tall, double scale, int rowFrom, int columnFrom, boolean follow) {
        int rows = board.grid().isPresent() ? board.rows().count() : 0;
        int columns = board.columns().count();
        double labels = board.below().stream().mapToInt(line -> line.symbol().length()).max().orElse(0) * LETTER * scale + GAP * scale;
        double[] heights = rowHeight(rows, tall, scale);
        boolean numbersOnLeft = heights[0] >= NUMBER_HEIGHT * scale;
        double widestName = board.left().stream().mapToInt(line -> line.symbol().length()).max().orElse(0) * LETTER * scale;
        double leftWidth = Math.max(numbersOnLeft ? ROOMY * scale : 18 * scale, widestName);
        // the frame of a chosen cell stands around it
        double left = board.left().isEmpty() ? 0 : FRAME + board.left().size() * (leftWidth + GAP * scale);
        double gridX = Math.max(labels, left);
        double room = Math.max(40, width - gridX - 2);
        double wide = columns * NARROW * scale <= room ? Math.min(WIDEST * scale, room / columns) : Math.clamp(room / columns, LEAST * scale, 20 * scale);
        boolean foldsColumns = wide * columns > room + 0.5;
        double gridRoom = foldsColumns ? room - 2 * STRIP * scale * 1.6 : room;
        int shownColumns = foldsColumns ? Math.max(1, (int) (gridRoom / wide)) : columns;
        double gridLeft = foldsColumns ? gridX + STRIP * scale * 1.6 : gridX;
        int shownRows = (int) heights[1];
        boolean foldsRows = shownRows < rows;
        int firstRow = first(rowFrom, shownRows, rows, board.rows().chosen(), follow);
        int firstColumn = first(columnFrom, shownColumns, columns, board.columns().chosen(), follow);
        double gridY = (rows > 0 ? HEADER * scale : 2) + (foldsRows ? STRIP * scale : 0);
        return new BoardLayout(board, scale, gridLeft, gridY, wide, heights[0], leftWidth, TALL * scale, firstRow, firstRow + shownRows, firstColumn,
                firstColumn + shownColumns);
    }

    /** True if at this size all of the board can be seen, with its numbers, in cells as wide as they come. */
    static boolean isRoomy(Board board, double width, double tall, double scale) {
        BoardLayout layout = of(board, width, tall, scale, 0, 0);
        return layout.cell() >= WIDEST * scale && layout.rowHeight() >= TALL * scale && !layout.foldsRows() && layout.height() <= tall;
    }

    /** Height of a row, and how many are shown. */
    private static double[] rowHeight(int rows, double tall, double scale) {
        if (rows <= 16) {
            return new double[] {TALL * scale, rows};
        }
        double height = Math.clamp(tall / rows, LOWEST * scale, TALL * scale);
        return new double[] {height, Math.min(rows, Math.max(8, (int) (tall / height + 1e-9)))};
    }

    private static int first(int wanted, int shown, int count, int chosen, boolean follow) {
        int from = Math.clamp(wanted, 0, Math.max(0, count - shown));
        if (!follow || shown >= count) {
            return from;
        }
        return chosen < from ? chosen : chosen >= from + shown ? chosen - shown + 1 : from;
    }

    boolean hasNumbers(double width, double height) {
        return width >= NARROW * scale - 0.01 && height >= NUMBER_HEIGHT * scale;
    }

    double x(int column) {
        return gridX + (column - columnFrom) * cell;
    }

    double y(int row) {
        return gridY + (row - rowFrom) * rowHeight;
    }

    double leftX(int line) {
        double before = foldsColumns() ? STRIP * scale * 1.6 : 0;
        return gridX - before - (board.left().size() - line) * (leftWidth + GAP * scale);
    }

    double gridBottom() {
        return gridY + (rowTo - rowFrom) * rowHeight;
    }

    double gridRight() {
        return gridX + (columnTo - columnFrom) * cell;
    }

    double belowY(int line) {
        double start = gridBottom() + (board.grid().isPresent() ? GAP * scale : 0) + (foldsRows() ? STRIP * scale : 0);
        return start + line * (belowHeight + 3 * scale);
    }

    double headerY() {
        return HEADER * scale / 2;
    }

    double height() {
        return board.below().isEmpty() ? gridBottom() + (foldsRows() ? STRIP * scale : 0) + 2 : belowY(board.below().size()) + 2;
    }

    boolean showsRow(int row) {
        return row >= rowFrom && row < rowTo;
    }

    boolean showsColumn(int column) {
        return column >= columnFrom && column < columnTo;
    }

    private boolean foldsRows() {
        return board.grid().isPresent() && rowTo - rowFrom < board.rows().count();
    }

    private boolean foldsColumns() {
        return columnTo - columnFrom < board.columns().count();
    }

    /** What is beyond the edges, with how many rows or columns there are. */
    List<Fold> folds() {
        List<Fold> folds = new ArrayList<>();
        int rows = rowTo - rowFrom;
        int columns = columnTo - columnFrom;
        double strip = STRIP * scale;
        if (foldsRows() && rowFrom > 0) {
            folds.add(new Fold(gridX, gridY - strip, gridRight() - gridX, strip, "▲ " + rowFrom, new Turn(-rows, 0)));
        }
        if (foldsRows() && rowTo < board.rows().count()) {
            folds.add(new Fold(gridX, gridBottom(), gridRight() - gridX, strip, "▼ " + (board.rows().count() - rowTo), new Turn(rows, 0)));
        }
        double side = strip * 1.6;
        double top = board.grid().isPresent() ? gridY : belowY(0);
        double tall = board.grid().isPresent() ? gridBottom() - gridY : belowHeight;
        if (foldsColumns() && columnFrom > 0) {
            folds.add(new Fold(gridX - side, top, side, tall, "◀" + columnFrom, new Turn(0, -columns)));
        }
        if (foldsColumns() && columnTo < board.columns().count()) {
            folds.add(new Fold(gridRight(), top, side, tall, (board.columns().count() - columnTo) + "▶", new Turn(0, columns)));
        }
        return folds;
    }

    Optional<Turn> turn(double x, double y) {
        return folds().stream().filter(fold -> x >= fold.x() && x < fold.x() + fold.width() && y >= fold.y() && y < fold.y() + fold.height()).findFirst().map(Fold::turn);
    }

    Optional<Spot> spot(double x, double y) {
        int column = x < gridX ? -1 : columnFrom + (int) ((x - gridX) / cell);
        boolean inColumns = column >= columnFrom && column < columnTo;
        int row = y < gridY ? -1 : rowFrom + (int) ((y - gridY) / rowHeight);
        boolean inRows = board.grid().isPresent() && row >= rowFrom && row < rowTo;
        if (inColumns && inRows) {
            return Optional.of(new Spot(row, column, Optional.empty()));
        }
        for (int k = 0; inRows && k < board.left().size(); k++) {
            if (x >= leftX(k) && x < leftX(k) + leftWidth) {
                return Optional.of(new Spot(row, -1, Optional.of(board.left().get(k))));
            }
        }
        for (int k = 0; inColumns && k < board.below().size(); k++) {
            if (y >= belowY(k) && y < belowY(k) + belowHeight) {
                return Optional.of(new Spot(-1, column, Optional.of(board.below().get(k))));
            }
        }
        return Optional.empty();
    }
}
