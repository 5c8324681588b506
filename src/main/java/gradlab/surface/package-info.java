/** Surfaces over the plane for looking at optimizers without a network, and the descents on them. */
package gradlab.surface;
