/** How fast the engine is: fixed workloads, the same work on EJML's operations beside it, and the machine's own limit. */
package gradlab.bench;
