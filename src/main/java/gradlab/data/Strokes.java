package gradlab.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How people write the ten digits: a few ways for each, every way some strokes, every stroke a smooth curve through
 * points of a box of 100 × 100, x to the right and y down. A stroke that ends where it began is a loop.
 */
final class Strokes {

    private static final int PIECES = 7;
    private static final double BOX = 100;

    /** By digit, then by way of writing; strokes are parted by {@code |}. */
    private static final String[][] WAYS = {
        {"52,8 29,20 21,50 29,80 51,92 72,79 79,50 72,20 52,8",
            "64,14 45,9 28,30 23,58 34,86 54,91 72,72 77,42 66,17 50,15"},
        {"52,8 51,50 50,92", "31,31 42,22 55,8|55,8 53,92", "33,27 45,20 53,9|53,9 53,91|33,91 73,91"},
        {"25,29 33,13 52,8 69,17 70,35 55,58 24,91|24,91 78,90",
            "25,26 41,9 63,11 71,29 60,53 36,80 24,85 27,75 41,77 58,88 80,86",
            "27,20 50,9 70,20 66,42 44,66 25,90|25,90 50,86 79,91"},
        {"26,18 45,8 66,13 70,29 60,42 41,48|41,48 64,51 76,67 68,86 46,93 23,84",
            "26,10 73,10|73,10 47,42|47,42 68,47 77,66 68,86 46,93 23,85"},
        {"33,9 28,32 21,56|21,56 81,55|65,29 62,92", "63,8 17,64|17,64 83,63|63,8 62,93",
            "30,10 27,46 36,56 66,52|70,10 66,50 60,92"},
        {"75,10 34,11|34,11 29,46|29,46 50,39 70,48 77,67 67,86 45,93 23,85",
            "38,14 31,45|31,45 55,41 73,56 73,76 54,92 26,87|38,14 78,11"},
        {"68,10 46,24 30,49 25,71 36,89 57,91 72,78 69,61 54,52 37,58 26,73",
            "57,7 38,34 27,66 34,87 53,93 70,84 73,67 59,55 41,59 28,76"},
        {"22,12 79,11|79,11 57,45 43,92", "24,13 78,12|78,12 58,48 42,92|37,52 71,50", "23,25 24,11|24,11 77,13|77,13 63,44 56,92"},
        {"70,22 52,8 33,17 36,36 55,51 72,70 63,88 44,92 28,79 34,61 53,47 69,35 70,22",
            "50,8 34,16 33,33 50,45 67,34 66,16 50,8|50,45 30,57 27,77 50,92 73,77 70,57 50,45"},
        {"71,31 60,11 39,11 28,29 36,47 56,47 71,31|71,31 69,58 61,92",
            "72,26 54,8 34,16 28,35 43,51 63,45 72,26|72,26 75,56 66,83 45,93 28,86"},
    };

    private Strokes() {
    }

    /** In how many ways a digit is written. */
    static int ways(int digit) {
        return WAYS[digit].length;
    }

    /** The strokes of a digit as chains of points {@code x0, y0, x1, y1, …} in a box of 1 × 1. */
    static List<double[]> of(int digit, int way) {
        List<double[]> strokes = new ArrayList<>();
        for (String stroke : WAYS[digit][way].split("\\|")) {
            String[] places = stroke.split("[ ,]");
            double[] points = new double[places.length];
            for (int i = 0; i < points.length; i++) {
                points[i] = Integer.parseInt(places[i]) / BOX;
            }
            strokes.add(smooth(points));
        }
        return strokes;
    }

    /** A curve through all points whose direction at each is that from the point before to the point after (Catmull–Rom). */
    private static double[] smooth(double[] points) {
        int last = points.length / 2 - 1;
        boolean loop = points[0] == points[2 * last] && points[1] == points[2 * last + 1];
        double[] chain = new double[2 * (last * PIECES + 1)];
        for (int i = 0; i < last; i++) {
            int before = i > 0 ? i - 1 : loop ? last - 1 : 0;
            int after = i + 2 <= last ? i + 2 : loop ? 1 : last;
            for (int piece = 0; piece <= PIECES; piece++) {
                double t = piece / (double) PIECES;
                for (int axis = 0; axis < 2; axis++) {
                    chain[2 * (i * PIECES + piece) + axis] = between(points[2 * before + axis], points[2 * i + axis],
                            points[2 * i + 2 + axis], points[2 * after + axis], t);
                }
            }
        }
        return chain;
    }

    private static double between(double p0, double p1, double p2, double p3, double t) {
        return p1 + 0.5 * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
    }
}
