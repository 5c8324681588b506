package gradlab.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of equal height, cut out of a grid cell by cell (marching squares, heights between corners taken as straight) and
 * joined. Where a cell has no finite height there is no line.
 *
 * @param xs of the points along the line, as {@code ys}, in numbers of the plane
 */
public record LevelLine(double level, double[] xs, double[] ys) {

    /** All lines of one height. */
    public static List<LevelLine> of(HeightGrid grid, double level) {
        return new Tracer(grid, level).lines();
    }

    public int points() {
        return xs.length;
    }

    public boolean isClosed() {
        return xs.length > 2 && xs[0] == xs[xs.length - 1] && ys[0] == ys[ys.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LevelLine line && line.level == level && Arrays.equals(line.xs, xs) && Arrays.equals(line.ys, ys);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xs) + 31 * Arrays.hashCode(ys);
    }

    @Override
    public String toString() {
        return "line of height " + level + " through " + xs.length + " points";
    }

    /** Finds where the sides of the cells are cut, and walks from cut to cut. */
    private static final class Tracer {
        private final HeightGrid grid;
        private final double level;
        /** From a cut side of the grid to the one or two cuts it is joined with. */
        private final Map<Integer, int[]> joins = new HashMap<>();
        private final List<Integer> order = new ArrayList<>();

        Tracer(HeightGrid grid, double level) {
            this.grid = grid;
            this.level = level;
        }

        List<LevelLine> lines() {
            for (int row = 0; row < grid.rows(); row++) {
                for (int column = 0; column < grid.columns(); column++) {
                    cell(column, row);
                }
            }
            List<LevelLine> lines = new ArrayList<>();
            // ends first, so that open lines are walked as a whole; what is left are rings
            order.stream().filter(side -> joins.containsKey(side) && joins.get(side)[1] < 0).toList().forEach(side -> walk(side, lines));
            order.forEach(side -> walk(side, lines));
            return lines;
        }

        private void cell(int column, int row) {
            double a = grid.height(column, row) - level;
            double b = grid.height(column + 1, row) - level;
            double c = grid.height(column + 1, row + 1) - level;
            double d = grid.height(column, row + 1) - level;
            if (!(Double.isFinite(a) && Double.isFinite(b) && Double.isFinite(c) && Double.isFinite(d))) {
                return;
            }
            int[] cuts = new int[4];
            int count = 0;
            if (a < 0 != b < 0) {
                cuts[count++] = lying(column, row);
            }
            if (b < 0 != c < 0) {
                cuts[count++] = standing(column + 1, row);
            }
            if (d < 0 != c < 0) {
                cuts[count++] = lying(column, row + 1);
            }
            if (a < 0 != d < 0) {
                cuts[count++] = standing(column, row);
            }
            if (count == 2) {
                join(cuts[0], cuts[1]);
            } else if (count == 4) {
                // a saddle within the cell: its middle says which corners hang together
                boolean middleLikeA = (a + b + c + d) / 4 < 0 == a < 0;
                join(cuts[0], cuts[middleLikeA ? 1 : 3]);
                join(cuts[2], cuts[middleLikeA ? 3 : 1]);
            }
        }

        /** The side from a corner to the right. */
        private int lying(int column, int row) {
            return 2 * (row * (grid.columns() + 1) + column);
        }

        /** The side from a corner upwards. */
        private int standing(int column, int row) {
            return lying(column, row) + 1;
        }

        private void join(int one, int other) {
            add(one, other);
            add(other, one);
        }

        private void add(int side, int neighbour) {
            int[] found = joins.get(side);
            if (found == null) {
                joins.put(side, new int[] {neighbour, -1});
                order.add(side);
            } else {
                found[1] = neighbour;
            }
        }

        private void walk(int from, List<LevelLine> lines) {
            if (!joins.containsKey(from)) {
                return;
            }
            List<Integer> way = new ArrayList<>();
            int at = from;
            while (at >= 0) {
                way.add(at);
                int[] next = joins.remove(at);
                at = joins.containsKey(next[0]) ? next[0] : next[1] >= 0 && joins.containsKey(next[1]) ? next[1] : next[0] == from || next[1] == from ? ring(way, from) : -1;
            }
            lines.add(new LevelLine(level, way.stream().mapToDouble(this::x).toArray(), way.stream().mapToDouble(this::y).toArray()));
        }

        private static int ring(List<Integer> way, int from) {
            if (way.size() > 2) {
                way.add(from);
            }
            return -1;
        }

        private double x(int side) {
            int corner = side / 2;
            int column = corner % (grid.columns() + 1);
            return side % 2 == 1 ? grid.x(column) : grid.x(column + share(column, corner / (grid.columns() + 1), 1, 0));
        }

        private double y(int side) {
            int corner = side / 2;
            int row = corner / (grid.columns() + 1);
            return side % 2 == 0 ? grid.y(row) : grid.y(row + share(corner % (grid.columns() + 1), row, 0, 1));
        }

        private double share(int column, int row, int right, int up) {
            double here = grid.height(column, row) - level;
            return here / (here - (grid.height(column + right, row + up) - level));
        }
    }
}
