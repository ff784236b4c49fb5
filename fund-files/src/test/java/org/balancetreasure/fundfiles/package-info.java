/** The format is held to its samples, to a public implementation of it, and to files that somebody broke. */
@NullMarked
package org.balancetreasure.fundfiles;

import org.jspecify.annotations.NullMarked;
