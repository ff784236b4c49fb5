/** The night's steps and the open breaks, over HTTP, for finance staff. */
@NullMarked
package org.balancetreasure.api.nights;

import org.jspecify.annotations.NullMarked;
