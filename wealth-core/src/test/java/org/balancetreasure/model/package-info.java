/** What two customers can do with a fund, told once more as simply as possible, beside the platform that does it. */
@NullMarked
package org.balancetreasure.model;

import org.jspecify.annotations.NullMarked;
