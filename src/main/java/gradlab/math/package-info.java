/** Pure functions on arrays and matrices: random numbers, products, singular values, ranks, statistics. */
package gradlab.math;
