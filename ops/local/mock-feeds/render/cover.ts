import { between, randomFrom } from "../random";

/** A cover of soft hills under a sky, another for each slug. */
export function renderCover(slug: string): string {
  const random = randomFrom(slug);
  const hue = between(random, 0, 359);
  const sun = { x: between(random, 120, 680), y: between(random, 70, 170), r: between(random, 30, 70) };
  const hills = [0, 1, 2].map((i) => {
    const [left, middle, right] = [0, 0, 0].map(() => 200 + i * 70 + between(random, -50, 50));
    return `<path fill="hsl(${hue + 20 * i} 38% ${56 - 14 * i}%)" d="M0 ${left}Q200 ${middle} 400 ${right}T800 ${left}V450H0Z"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450" width="800" height="450" role="img" aria-label="Illustration">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl(${hue} 55% 76%)"/><stop offset="1" stop-color="hsl(${hue + 40} 75% 91%)"/></linearGradient></defs>
<rect width="800" height="450" fill="url(#sky)"/>
<circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="hsl(${hue + 40} 90% 97%)"/>
${hills.join("\n")}
</svg>
`;
}
