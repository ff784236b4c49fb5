/** The business of the platform, assembled. */
@NullMarked
package org.balancetreasure;

import org.jspecify.annotations.NullMarked;
