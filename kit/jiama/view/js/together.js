// Hands each part of the page its new state: all in one task, so that they are painted at once.
function initialize({ model }) {
  const known = new Map();
  const find = async (id) => {
    if (!known.has(id)) known.set(id, await model.widget_manager.get_model(id));
  };
  const arrived = async () => {
    const states = model.get("states");
    const strangers = Object.keys(states).filter((id) => !known.has(id));
    if (strangers.length) await Promise.all(strangers.map(find));
    for (const [id, state] of Object.entries(states)) known.get(id).set(state);
  };
  model.on("change:states", arrived);
  return () => model.off("change:states", arrived);
}

export default { initialize };
