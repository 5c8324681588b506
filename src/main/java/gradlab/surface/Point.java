package gradlab.surface;

/** A place in the plane. */
public record Point(double x, double y) {
}
